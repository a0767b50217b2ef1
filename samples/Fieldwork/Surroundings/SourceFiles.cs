namespace Fieldwork.Surroundings;

/// <summary>The files of the sample's repository: a server in C#, an app in TypeScript.</summary>
internal static class SourceFiles
{
    public const string Readme =
        """
        # Fieldwork

        The app that technicians carry and the server behind it. `npm run start` starts the app, `dotnet run --project server` the server.
        Copy `.env.example` to `.env` and ask Nora for the values.

        """;

    public const string Ignored = "node_modules/\nbin/\nobj/\ndist/\n.env\n.env.local\n";

    public const string ExampleSettings =
        """
        # Copy to .env and fill in.
        DATABASE_URL=postgres://user:password@localhost:5432/fieldwork
        STRIPE_SECRET_KEY=sk_live_your_key_here
        SENDGRID_API_KEY=your_sendgrid_key
        SUPABASE_SERVICE_ROLE_KEY=<from the dashboard>

        """;

    public const string Package =
        """
        {
          "name": "fieldwork-app",
          "version": "1.4.0",
          "private": true,
          "scripts": { "start": "expo start", "test": "jest" },
          "dependencies": { "@sentry/react-native": "7.1.0", "@stripe/stripe-react-native": "0.50.1", "@supabase/supabase-js": "2.57.0", "expo": "54.0.0" }
        }

        """;

    public const string Client =
        """
        import { settings } from "../config";

        export async function get<T>(path: string, session: string): Promise<T> {
          const answer = await fetch(settings.apiUrl + path, { headers: { accept: "application/json", authorization: `Bearer ${session}` } });
          if (!answer.ok) throw new Error(`${answer.status} ${path}`);
          return (await answer.json()) as T;
        }

        """;

    public const string Checkout =
        """
        import { initStripe } from "@stripe/stripe-react-native";
        import { settings } from "../config";

        export const startPayments = () => initStripe({ publishableKey: settings.stripeKey, merchantIdentifier: "merchant.example.fieldwork" });

        """;

    public const string Permission =
        """
        import * as Notifications from "expo-notifications";

        export async function mayNotify(): Promise<boolean> {
          const { status } = await Notifications.requestPermissionsAsync();
          return status === "granted";
        }

        """;

    public const string JobMap =
        """
        import MapView, { Marker } from "react-native-maps";

        export const JobMap = ({ jobs }: { jobs: { id: string; latitude: number; longitude: number }[] }) => (
          <MapView>{jobs.map((job) => <Marker key={job.id} coordinate={job} />)}</MapView>
        );

        """;

    public const string Offline =
        """
        import AsyncStorage from "@react-native-async-storage/async-storage";

        export const keep = (jobs: unknown) => AsyncStorage.setItem("jobs", JSON.stringify(jobs));
        export const kept = async () => JSON.parse((await AsyncStorage.getItem("jobs")) ?? "[]");

        """;

    public const string Server =
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/health", () => "ok");
        app.Run();

        """;

    public const string Workflow =
        """
        name: release
        on: { push: { tags: ["v*"] } }
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            env:
              AWS_ACCESS_KEY_ID: ${{ secrets.AWS_ACCESS_KEY_ID }}
              AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS_SECRET_ACCESS_KEY }}
            steps:
              - uses: actions/checkout@v5
              - run: ./scripts/deploy.sh

        """;

    public const string Deploy = "#!/bin/sh\nset -eu\naws s3 sync dist \"s3://fieldwork-web\" --delete\n";

    public static string DeployWith(string keyId, string secret) =>
        $"#!/bin/sh\nset -eu\nexport AWS_ACCESS_KEY_ID={keyId}\nexport AWS_SECRET_ACCESS_KEY={secret}\naws s3 sync dist \"s3://fieldwork-web\" --delete\n";

    /// <summary>What an app may hold: values that were made for clients.</summary>
    /// <param name="more">Further lines of the object.</param>
    public static string AppSettings(string more = "") =>
        $$"""
        export const settings = {
          apiUrl: "https://api.fieldwork.example",
          stripeKey: "{{PublicValues.PaymentKey}}",
          sentryDsn: "{{PublicValues.ErrorAddress}}",
          firebase: { apiKey: "{{PublicValues.FirebaseKey}}", projectId: "fieldwork-live" },
          supabase: { url: "{{PublicValues.DataAddress}}", anonKey: "{{PublicValues.AnonymousToken}}" },
        {{more}}};

        """;

    /// <param name="key">An expression of C#.</param>
    public static string Mailer(string key) =>
        $$"""
        namespace Fieldwork.Server.Mail;

        internal sealed class Mailer(HttpClient client)
        {
            private static readonly string? SendGridKey = {{key}};

            public Task SendAsync(object message) => client.PostAsJsonAsync("https://api.sendgrid.com/v3/mail/send", message);
        }

        """;

    /// <param name="key">An expression of C#.</param>
    public static string Payments(string key) =>
        $$"""
        namespace Fieldwork.Server.Billing;

        internal sealed class StripeGateway
        {
            private readonly StripeClient client = new({{key}});

            public Task<Refund> RefundAsync(string payment) => new RefundService(client).CreateAsync(new RefundCreateOptions { PaymentIntent = payment });
        }

        """;

    public static string FromEnvironment(string name) => $"Environment.GetEnvironmentVariable(\"{name}\")";
}
