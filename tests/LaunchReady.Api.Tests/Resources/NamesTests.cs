using LaunchReady.Api.Resources;

namespace LaunchReady.Api.Tests.Resources;

public sealed class NamesTests
{
    [Theory]
    [InlineData("/requestPasswordReset", true)]
    [InlineData("/verificationEmailRequest", true)]
    [InlineData("/users/sign_in", true)]
    [InlineData("/customers", false)]
    [InlineData("/confirmedBookings", false)]
    [InlineData("/tokenizedCards", false)]
    public void AWordOfASignIn_CountsWhereANameIsMadeOfWords(string path, bool isFlow) => Names.IsSignInFlow("POST", path).ShouldBe(isFlow);

    [Theory]
    [InlineData("/requestPasswordReset", "/request-Password-Reset")]
    [InlineData("/jobs/{jobId}", "/jobs/{job-Id}")]
    [InlineData("/JOBS", "/JOBS")]
    public void AName_IsCutWhereItsNextWordBegins(string path, string dashed) => Words.Dashed(path).ShouldBe(dashed);

    [Theory]
    [InlineData("filter[customer_id]", "customer_id")]
    [InlineData("filters[customerId][$eq]", "customerId")]
    [InlineData("where[id][eq]", "id")]
    [InlineData("where[id][gt]", "where[id][gt]")]
    [InlineData("sort[id]", "sort[id]")]
    [InlineData("id", "id")]
    public void AFilter_IsNamedAfterItsField(string name, string field) => Names.FilteredField(name).ShouldBe(field);

    [Theory]
    [InlineData("where[id][eq]", true)]
    [InlineData("filter[_id]", true)]
    [InlineData("filter[customer_id]", false)]
    [InlineData("sort[id]", false)]
    public void AFilterByTheOwnId_NamesTheObjectItself(string name, bool isOwn) => Names.IsOwnId(name).ShouldBe(isOwn);
}
