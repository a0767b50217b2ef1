using System.Text.Json;
using System.Text.Json.Serialization;
using Fieldwork.Access;
using Fieldwork.Accounts;
using Fieldwork.Administration;
using Fieldwork.Comments;
using Fieldwork.Customers;
using Fieldwork.Data;
using Fieldwork.Documentation;
using Fieldwork.Flaws;
using Fieldwork.Invites;
using Fieldwork.Invoices;
using Fieldwork.Jobs;
using Fieldwork.LegacyApp;
using Fieldwork.Photos;
using Fieldwork.PublicPages;
using Fieldwork.Reports;
using Fieldwork.Schedules;
using Fieldwork.Seeding;
using Fieldwork.Sessions;
using Fieldwork.Technicians;
using Fieldwork.Tokens;

namespace Fieldwork.Hosting;

/// <summary>A started backend: its address and what it was seeded with.</summary>
internal sealed class FieldworkHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private FieldworkHost(WebApplication app, SeedFile seed)
    {
        this.app = app;
        Seed = seed;
    }

    public SeedFile Seed { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<FieldworkHost> StartAsync(Options options)
    {
        var app = Build(options);
        var seeded = DemoData.Seed(app.Services);
        await app.StartAsync();
        return new FieldworkHost(app, seeded with { BaseUrl = app.Urls.First() });
    }

    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static WebApplication Build(Options options)
    {
        // The empty builder reads no settings file and no environment variable, so a run depends on its command line only.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "fieldwork" });
        builder.WebHost.UseKestrelCore().UseUrls(options.Urls);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        AddServices(builder.Services, options);
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseMiddleware<AccessGate>();
        Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, Options options)
    {
        services.AddRouting();
        services.AddFieldworkDocument();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId"));
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        services.AddSingleton(TimeProvider.System).AddSingleton(new FlawSwitches(options.Flaws)).AddSingleton(new TokenLife(options.TokenLife));
        services.AddSingleton<Database>().AddSingleton<SigningKeys>().AddSingleton<AccessTokens>().AddSingleton<Authenticator>();
        services.AddSingleton<UserStore>().AddSingleton<OrganisationStore>().AddSingleton<SessionStore>().AddSingleton<OneTimeCodes>();
        services.AddSingleton<Outbox>().AddSingleton<AuditLog>().AddSingleton<InviteStore>().AddSingleton<CustomerStore>();
        services.AddSingleton<JobStore>().AddSingleton<JobCache>().AddSingleton<LateChanges>().AddSingleton<CommentStore>().AddSingleton<PhotoStore>();
        services.AddSingleton<ScheduleStore>().AddSingleton<TechnicianStore>().AddSingleton<InvoiceStore>();
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static void Map(WebApplication app)
    {
        app.MapFieldworkDocument();
        var api = app.MapGroup("").AddEndpointFilter(new BodyCheck());
        api.MapSignUp();
        api.MapSessions();
        api.MapRecovery();
        api.MapProfile();
        api.MapInvites();
        api.MapCustomers();
        api.MapJobs();
        api.MapComments();
        api.MapPhotos();
        api.MapSchedules();
        api.MapTechnicians();
        api.MapInvoices();
        api.MapSearch();
        api.MapExports();
        api.MapAdministration();
        api.MapService();
        api.MapKeys();
        api.MapBookingPages();
        api.MapLegacyApp();
    }
}
