using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Amazon and its cloud.</summary>
internal static class CloudAmazon
{
    private static readonly Provider Aws = new(
        "Amazon Web Services", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html",
        "Make a second access key for the user in IAM, under Security credentials.", "Put it where the first one is used, then make the first one inactive and watch for failures.",
        "Delete it, and look through CloudTrail for what it was used for.");

    private static readonly Provider Temporary = new(
        "Amazon Web Services", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html",
        "Revoke the role's active sessions in IAM, under Revoke sessions.", "Look through CloudTrail for what the session did, and rotate the key it was made from.");

    private static readonly Provider Bedrock = new(
        "Amazon Bedrock", "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
        "Deactivate the key in Bedrock, under API keys.", "Make a new one with an expiry, and look through the bill for calls that were not yours.");

    private static readonly Provider Ses = new(
        "Amazon SES", "https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html",
        "Make new SMTP credentials in SES, under SMTP settings.", "Delete the IAM user of the old ones, and look at the sending statistics for mail that was not yours.");

    private static readonly Provider AppSync = new(
        "AWS AppSync", "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html",
        "Make a new API key in AppSync, under Settings.", "Ship it in a release, and delete the old one when that release has arrived.");

    private static readonly Provider Seller = new(
        "Amazon Seller Central", "https://sellercentral.amazon.com/apps/manage",
        "Revoke the developer's access in Seller Central, under Manage your apps.", "Authorise the application again, and use the Selling Partner API, which replaced MWS.");

    private static readonly Provider Login = new(
        "Login with Amazon", "https://developer.amazon.com/loginwithamazon/console/site/lwa/overview.html",
        "Make a new client secret for the security profile, under Web settings.", "Put it on the server, and delete the old one.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("aws-access-key-id", "AWS access key id", Aws)
        {
            Shapes = ["AKIA[A-Z2-7]{16}", "ABIA[A-Z2-7]{16}"], Severity = Severity.Critical, Proof = AwsKeyId.IsPlausible,
            NotFound = ["aws_access_key_id = AKIAIOSFODNN7EXAMPLE", "key: AKIAXXXXXXXXXXXXXXXX"],
        },
        new("aws-temporary-access-key-id", "AWS temporary access key id", Temporary) { Shapes = ["ASIA[A-Z2-7]{16}"], Severity = Severity.Medium, Proof = AwsKeyId.IsPlausible },
        new("aws-secret-access-key", "AWS secret access key", Aws)
        {
            Words = ["awssecretaccesskey", "secretaccesskey", "awssecretkey", "awssecret", "s3secretkey", "s3secret"], Shapes = ["[A-Za-z0-9+/]{40}"], Severity = Severity.Critical,
            Proof = Likely.IsMixed,
            NotFound =
            [
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "aws_secret_access_key: da39a3ee5e6b4b0d3255bfef95601890afd80709",
            ],
        },
        new("aws-session-token", "AWS session token", Temporary)
        {
            Shapes = ["IQoJb3JpZ2luX2Vj[A-Za-z0-9+/=]{200,}", "FwoGZXIvYXdzE[A-Za-z0-9+/=]{200,}"], Severity = Severity.Medium,
        },
        new("aws-bedrock-api-key", "Amazon Bedrock API key", Bedrock)
        {
            Shapes = ["ABSKQmVkcm9ja0FQSUtleS[A-Za-z0-9+/=]{82,260}"], Proof = Encoding64.Beginning(4, "BedrockAPIKey-"), IsProven = true,
            Mint = v => "ABSK" + Encoding64.Encode($"BedrockAPIKey-{v[22..26]}-at-123456789012:{v[^40..]}"),
            NotFound = ["ABSKQmVkcm9ja0FQSUtleS1=", "{}x"],
        },
        new("aws-bedrock-short-term-key", "Amazon Bedrock short-term API key", Bedrock)
        {
            Shapes = ["bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]{100,}"], Severity = Severity.Medium,
        },
        new("aws-ses-smtp-password", "Amazon SES SMTP password", Ses)
        {
            Words = ["sessmtp", "sespassword", "awssmtp", "awsses"], AlsoWords = ["password", "pass", "secret"], Shapes = ["B[A-Za-z0-9+/]{43}"], Proof = Likely.IsMixed,
        },
        new("aws-appsync-api-key", "AWS AppSync API key", AppSync)
        {
            Shapes = ["da2-[a-z0-9]{26}"], Severity = Severity.Medium, Exposure = Exposure.PublicIfRestricted,
            Restrict = ["Let the key reach only the fields that everybody may read (the @aws_api_key directive).", "Ask for a signed-in user everywhere else, and give the key a short expiry."],
        },
        new("amazon-mws-token", "Amazon Marketplace Web Service token", Seller) { Shapes = ["amzn.mws." + Common.Uuid] },
        new("amazon-login-client-secret", "Login with Amazon client secret", Login) { Shapes = ["amzn1.oa2-cs.v1.[0-9a-f]{64}"] },
    ];
}
