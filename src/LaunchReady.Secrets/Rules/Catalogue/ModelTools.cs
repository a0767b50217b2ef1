using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Speech, search, tracing and tools around language models.</summary>
internal static class ModelTools
{
    private static readonly Provider ElevenLabs = new(
        "ElevenLabs", "https://elevenlabs.io/app/settings/api-keys",
        "Delete the key under Settings, API keys.", "Create a new one with a credit quota and only the endpoints that are needed, and deploy it.");

    private static readonly Provider LangSmith = new(
        "LangSmith", "https://smith.langchain.com/settings/apikeys",
        "Delete the key under Settings, API keys.", "Create a new one with an expiry and deploy it; its traces hold your users' prompts.");

    private static readonly Provider Langfuse = new(
        "Langfuse", "https://cloud.langfuse.com/",
        "Open the project's settings, API keys, and create a new pair.", "Deploy it and delete the old pair; its traces hold your users' prompts.");

    private static readonly Provider WeightsAndBiases = new(
        "Weights & Biases", "https://wandb.ai/settings",
        "Delete the key under User settings, API keys.", "Create a new one, best of a service account, and deploy it.");

    private static readonly Provider AssemblyAi = new(
        "AssemblyAI", "https://www.assemblyai.com/dashboard/api-keys",
        "Create a new key in the project's API keys, and deploy it.", "Disable the old one there.");

    private static readonly Provider Deepgram = new(
        "Deepgram", "https://console.deepgram.com/",
        "Create a new key in the project's API Keys with an expiry, and deploy it.", "Delete the old one, and give browsers short-lived tokens instead.");

    private static readonly Provider Voyage = new(
        "Voyage AI", "https://dashboard.voyageai.com/",
        "Create a new key under API keys, and deploy it.", "Delete the old one there.");

    private static readonly Provider Jina = new(
        "Jina AI", "https://jina.ai/api-dashboard/key-manager",
        "Revoke the key in the key manager.", "Create a new one, move the tokens over, and deploy it.");

    private static readonly Provider Tavily = new(
        "Tavily", "https://app.tavily.com/home",
        "Delete the key on the overview page.", "Create a new one with a usage limit, and deploy it.");

    private static readonly Provider Exa = new(
        "Exa", "https://dashboard.exa.ai/api-keys",
        "Delete the key under API keys.", "Create a new one and deploy it.");

    private static readonly Provider Firecrawl = new(
        "Firecrawl", "https://www.firecrawl.dev/app/api-keys",
        "Delete the key under API keys.", "Create a new one and deploy it; look through the activity log.");

    private static readonly Provider E2B = new(
        "E2B", "https://e2b.dev/dashboard",
        "Delete the key on the team's API keys page.", "Create a new one, deploy it, and end sandboxes that are not yours.");

    private static readonly Provider Cursor = new(
        "Cursor", "https://cursor.com/dashboard",
        "Revoke the key on the dashboard (Integrations, or Settings of the team).", "Create a new one where it is needed.");

    private static readonly Provider RunPod = new(
        "RunPod", "https://console.runpod.io/user/settings",
        "Revoke the key under Settings, API keys.", "Create a restricted one, deploy it, and end pods that are not yours.");

    private static readonly Provider SerpApi = new(
        "SerpApi", "https://serpapi.com/manage-api-key",
        "Regenerate the key under Manage API key.", "Deploy the new one at once.");

    private static readonly Provider Serper = new(
        "Serper", "https://serper.dev/api-keys",
        "Create a new key under API keys, and deploy it.", "Delete the old one there.");

    private static readonly Provider LlamaCloud = new(
        "LlamaCloud", "https://cloud.llamaindex.ai/",
        "Revoke the key on the API Key page.", "Generate a new one and deploy it.");

    private static readonly Provider Apify = new(
        "Apify", "https://console.apify.com/settings/integrations",
        "Rotate the token under Settings, API & Integrations.", "Deploy the new one, limited to what it needs.");

    private static readonly Provider Helicone = new(
        "Helicone", "https://us.helicone.ai/settings/api-keys",
        "Delete the key under Settings, API keys.", "Generate a new one and deploy it.");

    private static readonly Provider Modal = new(
        "Modal", "https://modal.com/settings/tokens",
        "Delete the token under Settings, API Tokens.", "Make a new one (modal token new), best of a service user, and deploy it.");

    private static readonly Provider Browserbase = new(
        "Browserbase", "https://www.browserbase.com/settings",
        "Roll the project's API key under Settings.", "Deploy the new one and end sessions that are not yours.");

    private static readonly Provider Runway = new(
        "Runway", "https://dev.runwayml.com/",
        "Disable the key on the organization's API Keys page.", "Create a new one and deploy it.");

    private static readonly Provider Mem0 = new(
        "Mem0", "https://app.mem0.ai/dashboard/api-keys",
        "Delete the key under API keys.", "Create a new one and deploy it; it reads what users told the assistant.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("elevenlabs-api-key", "ElevenLabs API key", ElevenLabs) { Shapes = ["sk_[0-9a-f]{48}"], Proof = Likely.IsRandom },
        new("elevenlabs-legacy-key", "ElevenLabs API key (the older form)", ElevenLabs) { Words = ["elevenlabs", "xiapikey"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom },
        new("langsmith-api-key", "LangSmith API key", LangSmith) { Shapes = ["lsv2_pt_[0-9a-f]{32}_[0-9a-f]{10}", "lsv2_sk_[0-9a-f]{32}_[0-9a-f]{10}"] },
        new("langfuse-secret-key", "Langfuse secret key", Langfuse) { Shapes = ["sk-lf-" + Common.Uuid] },
        new("langfuse-public-key", "Langfuse public key", Langfuse) { Shapes = ["pk-lf-" + Common.Uuid], Exposure = Exposure.PublicByDesign, Severity = Severity.Low },
        new("wandb-api-key", "Weights & Biases API key", WeightsAndBiases) { Words = ["wandb", "weightsandbiases"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom },
        new("assemblyai-api-key", "AssemblyAI API key", AssemblyAi) { Words = ["assemblyai"], Shapes = [Forms.Hex32], Proof = Likely.IsRandom },
        new("deepgram-api-key", "Deepgram API key", Deepgram) { Words = ["deepgram"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom },
        new("voyage-api-key", "Voyage AI API key", Voyage) { Words = ["voyage"], AlsoWords = ["key", "token"], Shapes = ["pa-[A-Za-z0-9_-]{43}"], Proof = Likely.IsMixed },
        new("jina-api-key", "Jina AI API key", Jina) { Shapes = ["jina_[0-9a-f]{32}[A-Za-z0-9_-]{28}"] },
        new("tavily-api-key", "Tavily API key", Tavily) { Shapes = ["tvly-[A-Za-z0-9]{32}", "tvly-dev-[A-Za-z0-9]{32}", "tvly-prod-[A-Za-z0-9]{32}"], Severity = Severity.Medium },
        new("exa-api-key", "Exa API key", Exa) { Words = ["exaapikey", "exaaikey"], Shapes = [Common.Uuid], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("firecrawl-api-key", "Firecrawl API key", Firecrawl) { Shapes = ["fc-[0-9a-f]{32}"], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("e2b-api-key", "E2B API key", E2B) { Shapes = ["e2b_[0-9a-f]{40}"] },
        new("cursor-api-key", "Cursor API key", Cursor) { Shapes = ["key_[0-9a-f]{64}", "crsr_[0-9a-f]{64}"], Proof = Likely.IsRandom },
        new("runway-api-key", "Runway API key", Runway) { Shapes = ["key_[0-9a-f]{128}"], Proof = Likely.IsRandom },
        new("runpod-api-key", "RunPod API key", RunPod) { Shapes = ["rpa_[A-Z0-9]{40}[A-Za-z0-9]{0,10}"], Proof = Likely.IsRandom },
        new("serpapi-key", "SerpApi key", SerpApi) { Words = ["serpapi"], Shapes = [Forms.Hex64], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("serper-api-key", "Serper API key", Serper) { Words = ["serperapi", "serperkey", "serperdev"], Shapes = [Forms.Hex40], Proof = Likely.IsRandom, Severity = Severity.Medium },
        new("llamacloud-api-key", "LlamaCloud API key", LlamaCloud) { Shapes = ["llx-[A-Za-z0-9]{48}"], Proof = Likely.IsMixed },
        new("apify-api-token", "Apify API token", Apify) { Shapes = ["apify_api_[A-Za-z0-9]{36}"] },
        new("helicone-api-key", "Helicone API key", Helicone) { Shapes = ["sk-helicone-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}"], Proof = Likely.IsRandom },
        new("modal-token-secret", "Modal token secret", Modal) { Words = ["modaltoken", "modalsecret", "tokensecret"], Shapes = ["as-[A-Za-z0-9]{22}"], Proof = Likely.IsMixed },
        new("browserbase-api-key", "Browserbase API key", Browserbase) { Shapes = ["bb_live_[A-Za-z0-9_-]{27}"], Proof = Likely.IsMixed },
        new("mem0-api-key", "Mem0 API key", Mem0) { Words = ["mem0"], Shapes = ["m0-[A-Za-z0-9]{40}"], Proof = Likely.IsMixed },
    ];
}
