using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using Fieldwork.Accounts;
using Fieldwork.Hosting;

namespace Fieldwork.Sessions;

internal sealed record AddressBody : IBody
{
    [EmailAddress]
    public required string Email { get; init; }
}

internal sealed record OtpAnswer : IBody
{
    [EmailAddress]
    public required string Email { get; init; }

    [RegularExpression("^[0-9]{6}$")]
    public required string Code { get; init; }
}

internal sealed record NewPassword : IBody
{
    [StringLength(200, MinimumLength = 1)]
    public required string Token { get; init; }

    [StringLength(200, MinimumLength = 12)]
    public required string Password { get; init; }
}

/// <summary>One-time codes and password resets. The answer never tells whether an address has an account.</summary>
internal static class RecoveryEndpoints
{
    private const string Otp = "otp";
    private const string Reset = "password-reset";

    public static void MapRecovery(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Sessions");
        group.MapPost("/otp", RequestOtp).Operation("requestOtp", "Send a one-time code by e-mail").Produces(StatusCodes.Status202Accepted);
        group.MapPost("/otp/verify", VerifyOtp).Operation("verifyOtp", "Sign in with a one-time code")
            .Produces<TokenPair>().ProducesProblem(StatusCodes.Status401Unauthorized);
        group.MapPost("/password-resets", RequestReset).Operation("requestPasswordReset", "Send a password reset link by e-mail")
            .Produces(StatusCodes.Status202Accepted);
        group.MapPost("/password-resets/confirm", ConfirmReset).Operation("confirmPasswordReset", "Set a new password")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status401Unauthorized);
    }

    private static IResult RequestOtp(AddressBody body, UserStore users, OneTimeCodes codes, Outbox outbox)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        return Send(body, Otp, code, users, codes, outbox);
    }

    private static IResult VerifyOtp(OtpAnswer body, UserStore users, OneTimeCodes codes, SessionStore sessions) =>
        users.FindByEmail(body.Email) is { } user && codes.Take(user, Otp, body.Code)
            ? Results.Ok(sessions.Start(user))
            : Refusals.Unauthorised();

    private static IResult RequestReset(AddressBody body, UserStore users, OneTimeCodes codes, Outbox outbox) =>
        Send(body, Reset, Secrets.New(), users, codes, outbox);

    private static IResult ConfirmReset(NewPassword body, UserStore users, OneTimeCodes codes, SessionStore sessions)
    {
        if (codes.TakeOwner(Reset, body.Token) is not { } userName)
        {
            return Refusals.Unauthorised();
        }

        users.SetPassword(userName, body.Password);
        sessions.EndAll(userName);
        return Results.NoContent();
    }

    private static IResult Send(AddressBody body, string purpose, string code, UserStore users, OneTimeCodes codes, Outbox outbox)
    {
        if (users.FindByEmail(body.Email) is { } user)
        {
            codes.Keep(user, purpose, code);
            outbox.Send(user.Email, purpose, code);
        }

        return Results.Accepted();
    }
}
