using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Who runs language models: a thief runs up the bill within hours.</summary>
internal static class LanguageModels
{
    private static readonly Provider OpenAi = new(
        "OpenAI", "https://platform.openai.com/api-keys",
        "Revoke the key under API keys, and make a new one in a project with only the permissions that are needed.",
        "Set a monthly budget for that project, and look through Usage for what is not yours.");

    private static readonly Provider OpenAiAdmin = new(
        "OpenAI", "https://platform.openai.com/settings/organization/admin-keys",
        "Revoke the admin key under Organization, Admin keys.", "Look through the members, projects and keys of the organization for some that are not yours, then make a new one.");

    private static readonly Provider Anthropic = new(
        "Anthropic", "https://console.anthropic.com/settings/keys",
        "Delete the key under Settings, API keys, and make a new one in a workspace with a spending limit.", "Look through Usage for what is not yours.");

    private static readonly Provider HuggingFace = new(
        "Hugging Face", "https://huggingface.co/settings/tokens",
        "Choose Invalidate and refresh on the token under Settings, Access Tokens.",
        "Make it a fine-grained one for the repositories that are needed, and look whether models or data sets were changed.");

    private static readonly Provider Replicate = new(
        "Replicate", "https://replicate.com/account/api-tokens",
        "Disable the token under Account, API tokens.", "Make a new one, deploy it, and set a monthly spend limit under Billing.");

    private static readonly Provider Groq = new(
        "Groq", "https://console.groq.com/keys",
        "Delete the key under API Keys.", "Make a new one and deploy it; look through the usage of its project.");

    private static readonly Provider Perplexity = new(
        "Perplexity", "https://www.perplexity.ai/settings/api",
        "Delete the key under Settings, API.", "Generate a new one and deploy it; turn automatic top-up off while you look through the usage.");

    private static readonly Provider Mistral = new(
        "Mistral AI", "https://console.mistral.ai/api-keys",
        "Delete the key under API keys.", "Create a new one with an expiry, deploy it, and set a spending limit.");

    private static readonly Provider Cohere = new(
        "Cohere", "https://dashboard.cohere.com/api-keys",
        "Delete the key under API keys.", "Make a new production key and deploy it.");

    private static readonly Provider Together = new(
        "Together AI", "https://api.together.ai/settings/api-keys",
        "Revoke or regenerate the key under Settings, API keys.", "Deploy the new one and look through the usage.");

    private static readonly Provider Fireworks = new(
        "Fireworks AI", "https://fireworks.ai/account/api-keys",
        "Delete the key under Account, API keys.", "Create a new one and deploy it.");

    private static readonly Provider DeepSeek = new(
        "DeepSeek", "https://platform.deepseek.com/api_keys",
        "Delete the key under API keys.", "Create a new one and deploy it; look through the usage.");

    private static readonly Provider Moonshot = new(
        "Moonshot AI", "https://platform.moonshot.ai/console/api-keys",
        "Delete the key under API Keys.", "Create a new one in a project with a budget, and deploy it.");

    private static readonly Provider DashScope = new(
        "Alibaba Cloud Model Studio", "https://bailian.console.alibabacloud.com/",
        "Delete the key on the console's API key page.", "Create a new one in a workspace that may call only the models you use, and deploy it.");

    private static readonly Provider OpenRouter = new(
        "OpenRouter", "https://openrouter.ai/settings/keys",
        "Delete the key under Settings, Keys.", "Create a new one with a credit limit, and deploy it.");

    private static readonly Provider XAi = new(
        "xAI", "https://console.x.ai/",
        "Disable and delete the key on the team's API Keys page.", "Create a new one that may call only the models you use, and deploy it.");

    private static readonly Provider Stability = new(
        "Stability AI", "https://platform.stability.ai/account/keys",
        "Delete the key under Account, API keys.", "Create a new one and deploy it; look through the credits that were used.");

    private static readonly Provider Cerebras = new(
        "Cerebras", "https://cloud.cerebras.ai/",
        "Delete the key on the API Keys page.", "Create a new one and deploy it.");

    private static readonly Provider Nvidia = new(
        "NVIDIA", "https://org.ngc.nvidia.com/setup/api-keys",
        "Rotate or delete the key under Setup, API keys.", "Deploy the new one with only the services that are needed.");

    private static readonly Provider Vertex = new(
        "Google Cloud", "https://console.cloud.google.com/apis/credentials",
        "Delete the key under APIs & Services, Credentials.", "Create a new one bound to a service account that may only call the model, and deploy it.");

    private static readonly Provider Anyscale = new(
        "Anyscale", "https://console.anyscale.com/",
        "Delete the key under the account's API keys.", "Create a new one and deploy it.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("openai-api-key", "OpenAI API key", OpenAi)
        {
            // The letters in the middle are base64 for "OpenAI".
            Shapes = ["sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}", "sk-proj-[A-Za-z0-9_-]{48,220}", "sk-svcacct-[A-Za-z0-9_-]{48,220}", "sk-None-[A-Za-z0-9_-]{48,220}"],
            Proof = Marks.HasOpenAi, Mint = Marks.MintOpenAi, NotFound = ["key = \"sk-proj-this-is-only-the-name-of-a-project-and-no-key-of-any-kind\""],
        },
        new("openai-admin-key", "OpenAI admin key", OpenAiAdmin) { Shapes = ["sk-admin-[A-Za-z0-9_-]{48,220}"], Proof = Marks.HasOpenAi, Mint = Marks.MintOpenAi, Severity = Severity.Critical },
        new("anthropic-api-key", "Anthropic API key", Anthropic) { Shapes = ["sk-ant-api03-[A-Za-z0-9_-]{93}AA"] },
        new("anthropic-admin-key", "Anthropic admin key", Anthropic) { Shapes = ["sk-ant-admin01-[A-Za-z0-9_-]{93}AA"], Severity = Severity.Critical },
        new("anthropic-login-token", "Anthropic login of a person", Anthropic)
        {
            Shapes = ["sk-ant-oat01-[A-Za-z0-9_-]{80,110}", "sk-ant-ort01-[A-Za-z0-9_-]{80,110}", "sk-ant-sid01-[A-Za-z0-9_-]{80,130}"], Proof = Likely.IsMixed,
        },
        new("huggingface-token", "Hugging Face token", HuggingFace) { Shapes = ["hf_[A-Za-z0-9]{34}"], Proof = Marks.HasBothCases },
        new("huggingface-organization-token", "Hugging Face organization token", HuggingFace) { Shapes = ["api_org_[A-Za-z0-9]{34}"], Proof = Marks.HasBothCases, Severity = Severity.Critical },
        new("replicate-api-token", "Replicate API token", Replicate) { Shapes = ["r8_[A-Za-z0-9]{37}"], Proof = Likely.IsMixed },
        new("groq-api-key", "Groq API key", Groq) { Shapes = ["gsk_[A-Za-z0-9]{52}"], Proof = Likely.IsMixed },
        new("perplexity-api-key", "Perplexity API key", Perplexity) { Shapes = ["pplx-[A-Za-z0-9]{48}"], Proof = Likely.IsMixed },
        new("mistral-api-key", "Mistral AI API key", Mistral) { Words = ["mistral"], AlsoWords = ["key", "token"], Shapes = [Forms.Letters32], Proof = Likely.IsMixed },
        new("cohere-api-key", "Cohere API key", Cohere) { Words = ["cohere", "coapikey"], AlsoWords = ["key", "token"], Shapes = [Forms.Letters40], Proof = Likely.IsMixed },
        new("together-api-key", "Together AI API key", Together) { Shapes = ["tgp_v1_[A-Za-z0-9_-]{43}"], Proof = Likely.IsMixed },
        new("together-legacy-key", "Together AI API key (the older form)", Together) { Words = ["togetherapikey", "togetherai", "togetherkey"], Shapes = [Forms.Hex64], Proof = Likely.IsRandom },
        new("fireworks-api-key", "Fireworks AI API key", Fireworks) { Words = ["fireworks"], AlsoWords = ["key", "token"], Shapes = ["fw_[A-Za-z0-9]{20,32}"], Proof = Likely.IsRandom },
        new("deepseek-api-key", "DeepSeek API key", DeepSeek) { Words = ["deepseek"], Shapes = ["sk-[0-9a-f]{32}"], Proof = Likely.IsRandom },
        new("moonshot-api-key", "Moonshot AI API key", Moonshot) { Words = ["moonshot", "kimi"], Shapes = ["sk-[A-Za-z0-9]{48}"], Proof = Likely.IsMixed },
        new("dashscope-api-key", "Alibaba Cloud Model Studio API key", DashScope) { Words = ["dashscope", "qwenapikey", "bailian"], Shapes = ["sk-[0-9a-f]{32}"], Proof = Likely.IsRandom },
        new("openrouter-api-key", "OpenRouter API key", OpenRouter) { Shapes = ["sk-or-v1-[0-9a-f]{64}"] },
        new("xai-api-key", "xAI API key", XAi) { Shapes = ["xai-[A-Za-z0-9]{80}"], Proof = Likely.IsMixed },
        new("stability-api-key", "Stability AI API key", Stability) { Words = ["stabilityai", "stabilityapi", "stabilitykey", "dreamstudio"], Shapes = ["sk-[A-Za-z0-9]{48}"], Proof = Likely.IsMixed },
        new("cerebras-api-key", "Cerebras API key", Cerebras) { Shapes = ["csk-[a-z0-9]{48}"], Proof = Likely.IsRandom },
        new("nvidia-api-key", "NVIDIA API key", Nvidia) { Shapes = ["nvapi-[A-Za-z0-9_-]{64}"], Proof = Likely.IsMixed },
        new("google-gemini-key", "Gemini API key, bound to a service account", Vertex) { Shapes = ["AQ.Ab8RN6[A-Za-z0-9_-]{40,50}"], Proof = Likely.IsMixed },
        new("anyscale-api-key", "Anyscale API key", Anyscale) { Shapes = ["esecret_[a-z0-9]{26}"], Proof = Likely.IsRandom },
    ];
}
