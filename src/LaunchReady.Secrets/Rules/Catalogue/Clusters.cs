using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Rules.Catalogue;

/// <summary>Kubernetes and its kin.</summary>
internal static class Clusters
{
    private static readonly Provider Kubernetes = new(
        "Kubernetes", "https://kubernetes.io/docs/concepts/security/service-accounts/", "Delete the Secret the token comes from, or the service account: its tokens end.",
        "Take short-lived tokens (TokenRequest), and bind the account to only what it does.", "Look through the audit log for what it was used for.");

    private static readonly Provider Kubeadm = new(
        "Kubernetes", "https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/",
        "Delete the token (kubeadm token delete).", "Make a new one for each join (kubeadm token create), and look for nodes that you don't know.");

    private static readonly Provider Login = new(
        "the registry or server that accepts it", "https://docs.docker.com/reference/cli/docker/login/", "Decode the value to see whose login it is.", "Change the password or token there.",
        "Keep logins in a credential helper or the cluster's secret store rather than in a file.");

    private static readonly Provider Swarm = new(
        "Docker Swarm", "https://docs.docker.com/reference/cli/docker/swarm/join-token/",
        "Rotate the token (docker swarm join-token --rotate worker or manager).", "Look for nodes that you don't know (docker node ls).");

    private static readonly Provider K3s = new(
        "K3s", "https://docs.k3s.io/cli/token",
        "Rotate the token (k3s token rotate).", "Start every server again with the new one, and look for nodes that you don't know.");

    private static readonly Provider Rancher = new(
        "Rancher", "https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys",
        "Delete the API key under Account and API Keys.", "Make a new one with an expiry, limited to one cluster.");

    private static readonly Provider Portainer = new(
        "Portainer", "https://docs.portainer.io/user/account-settings",
        "Remove the access token under My account.", "Make a new one for a user with fewer rights.");

    private static readonly Provider OpenShift = new(
        "OpenShift", "https://docs.redhat.com/en/documentation/openshift_container_platform/",
        "Delete the token (oc delete oauthaccesstoken), or sign out everywhere.", "Sign in again, and take a service account for what no person does.");

    public static readonly IReadOnlyList<SecretRule> Rules =
    [
        new("kubernetes-service-account-token", "Kubernetes service account token", Kubernetes)
        {
            Shapes = [@"eyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{20,}"], Severity = Severity.Critical, Proof = Jwt.IsKubernetesServiceAccount, IsProven = true,
            Mint = v => Jwt.Make("""{"iss":"kubernetes/serviceaccount","kubernetes.io/serviceaccount/namespace":"shop","sub":"system:serviceaccount:shop:deploy"}""", v[^20..]),
        },
        new("kubernetes-bootstrap-token", "Kubernetes bootstrap token", Kubeadm)
        {
            Words = ["kubeadm", "bootstraptoken", "discoverytoken"], Shapes = ["[a-z0-9]{6}.[a-z0-9]{16}"], Severity = Severity.Critical, Proof = Likely.IsRandom,
            Found = ["kubeadm join 10.0.0.1:6443 --token {} --discovery-token-ca-cert-hash sha256:"], NotFound = ["kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef"],
        },
        new("encoded-login", "User name and password in base64 (registry login or Basic header)", Login)
        {
            Words = ["auth"], Shapes = ["[A-Za-z0-9+/]{16,400}"], Proof = Encoding64.IsLogin,
            Mint = v => Encoding64.EncodeBare("deploy:" + v.Replace('+', 'k').Replace('/', '7')[..8]),
            Found = ["{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"{}\"}}}", "curl -H 'Authorization: Basic {}'"],
            NotFound = ["\"auth\": \"dXNlcm5hbWU6cGFzc3dvcmQ=\"", "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ"],
        },
        new("docker-swarm-join-token", "Docker Swarm join token", Swarm) { Shapes = ["SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}"], Severity = Severity.Critical },
        new("k3s-token", "K3s server or node token", K3s) { Shapes = ["K10[0-9a-f]{64}::[a-z]{4,6}:[0-9A-Za-z]{32}"], Severity = Severity.Critical },
        new("rancher-api-token", "Rancher API token", Rancher)
        {
            Words = ["rancher"], AlsoWords = ["token", "key"], Shapes = ["[0-9a-z]{54}"], Severity = Severity.Critical, Proof = Likely.IsRandom, Found = ["RANCHER_BEARER_TOKEN=token-x7k2q:{}"],
        },
        new("portainer-token", "Portainer access token", Portainer)
        {
            Words = ["portainer", "token", "apikey"], Shapes = ["ptr_[A-Za-z0-9+/]{43}="], Severity = Severity.Critical, Found = ["X-API-Key: {}"],
        },
        new("openshift-token", "OpenShift access token", OpenShift)
        {
            Shapes = ["sha256~[A-Za-z0-9_-]{43}"], Severity = Severity.Critical, Found = ["oc login --token={} --server=https://api.acme.net:6443"],
        },
    ];
}
