using System.Text.Json;
using Fieldwork.Flaws;

namespace Fieldwork.Surroundings;

/// <summary>The built dispatcher's page: a minified script, its source map and the page that loads it.</summary>
internal static class WebBuild
{
    private const string Page =
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Fieldwork for dispatchers</title><link rel="icon" href="data:,"></head>
        <body><div id="root"></div><script type="module" src="/main.js"></script></body>
        </html>

        """;

    private const string Main =
        """
        import { settings } from "./settings";

        export async function read(path: string) {
          const answer = await fetch(settings.apiUrl + path, { headers: { accept: "application/json" } });
          if (!answer.ok) throw new Error(`${answer.status} ${path}`);
          return answer.json();
        }

        """;

    public static void Write(string folder, FlawSwitches flaws)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "index.html"), Page);
        File.WriteAllText(Path.Combine(folder, "main.js"), Script(flaws));
        File.WriteAllText(Path.Combine(folder, "main.js.map"), Map(flaws));
    }

    /// <summary>A bundler replaces process.env.X by its value: what was meant for the server stands in the page.</summary>
    private static string Script(FlawSwitches flaws)
    {
        var mail = flaws.On(FlawIds.WebBuildInlinesKey) ? $"\"{Planted.InlinedKey}\"" : "void 0";
        return $$$"""
            (()=>{"use strict";const e={apiUrl:"https://api.fieldwork.example",stripe:"{{{PublicValues.PaymentKey}}}",sentry:"{{{PublicValues.ErrorAddress}}}",firebase:{apiKey:"{{{PublicValues.FirebaseKey}}}",projectId:"fieldwork-live"},supabase:{url:"{{{PublicValues.DataAddress}}}",anonKey:"{{{PublicValues.AnonymousToken}}}"},sendGridKey:{{{mail}}}};
            async function t(n,r){const o=await fetch(e.apiUrl+n,{...r,headers:{accept:"application/json",authorization:`Bearer ${sessionStorage.getItem("session")}`}});if(!o.ok)throw new Error(`${o.status} ${n}`);return o.json()}
            t("/jobs?page=1").then(n=>{document.getElementById("root").textContent=n.items.map(r=>r.title).join("\n")})})();
            //# sourceMappingURL=main.js.map

            """;
    }

    /// <summary>A map carries the originals in full, also those of which nothing was left in the script.</summary>
    private static string Map(FlawSwitches flaws)
    {
        var refund = $$"""
            // Runs on the server only.
            import Stripe from "stripe";

            const stripe = new Stripe({{(flaws.On(FlawIds.SourceMapHoldsKey) ? $"\"{Planted.MappedKey}\"" : "process.env.STRIPE_SECRET_KEY")}});

            export const refund = (payment: string) => stripe.refunds.create({ payment_intent: payment });

            """;
        return $$"""{"version":3,"file":"main.js","sources":["webpack://fieldwork/src/main.ts","webpack://fieldwork/src/server/refund.ts"],"sourcesContent":[{{Text(Main)}},{{Text(refund)}}],"names":[],"mappings":"AAAA"}""" + "\n";
    }

    private static string Text(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
