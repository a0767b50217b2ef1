using System.IO.Compression;
using System.Text;
using Fieldwork.Flaws;

namespace Fieldwork.Surroundings;

/// <summary>The Android app as customers install it: a React Native bundle, its settings and a few resources in a zip file.</summary>
internal static class MobileApp
{
    /// <summary>A transparent pixel.</summary>
    private const string Icon = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private const string Manifest =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <manifest xmlns:android="http://schemas.android.com/apk/res/android" package="example.fieldwork.app" android:versionCode="140" android:versionName="1.4.0">
          <uses-sdk android:minSdkVersion="26" android:targetSdkVersion="36" />
          <uses-permission android:name="android.permission.INTERNET" />
          <application android:label="@string/app_name" android:icon="@drawable/icon" android:allowBackup="false" android:networkSecurityConfig="@xml/network_security_config">
            <activity android:name=".MainActivity" android:exported="true" />
          </application>
        </manifest>

        """;

    private const string NetworkSecurity =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <network-security-config><base-config cleartextTrafficPermitted="false" /></network-security-config>

        """;

    public static void Write(string path, FlawSwitches flaws)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(archive, "AndroidManifest.xml", Manifest);
        Add(archive, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nCreated-By: Android Gradle 8.9.1\r\n\r\n");
        Add(archive, "assets/index.android.bundle", Bundle(flaws));
        Add(archive, "assets/config.json", Settings(flaws));
        Add(archive, "res/values/strings.xml", Strings);
        Add(archive, "res/xml/network_security_config.xml", NetworkSecurity);
        Add(archive, "res/drawable/icon.png", Convert.FromBase64String(Icon));
    }

    private static string Strings =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <resources>
          <string name="app_name">Fieldwork</string>
          <string name="google_api_key" translatable="false">{PublicValues.FirebaseKey}</string>
          <string name="project_id" translatable="false">fieldwork-live</string>
        </resources>

        """;

    private static string Bundle(FlawSwitches flaws)
    {
        var administrator = flaws.On(FlawIds.AppHoldsServiceRole) ? $",admin:r(d[1]).createClient(\"{PublicValues.DataAddress}\",\"{Planted.AppServiceRole}\")" : "";
        var fallback = flaws.On(FlawIds.AppHoldsSharedTokenEncoded) ? $"||atob(\"{Values.ToBase64(Planted.AppSharedToken)}\")" : "";
        return $$$"""
            var __BUNDLE_START_TIME__=this.nativePerformanceNow?nativePerformanceNow():Date.now(),__DEV__=false,process=this.process||{};
            __d(function(g,r,i,a,m,e,d){m.exports={apiUrl:"https://api.fieldwork.example",stripeKey:"{{{PublicValues.PaymentKey}}}",sentryDsn:"{{{PublicValues.ErrorAddress}}}"}},412,[]);
            __d(function(g,r,i,a,m,e,d){m.exports={data:r(d[1]).createClient("{{{PublicValues.DataAddress}}}","{{{PublicValues.AnonymousToken}}}"){{{administrator}}}}},413,[412,31]);
            __d(function(g,r,i,a,m,e,d){var s=r(d[0]);m.exports={headers:function(t){return{accept:"application/json",authorization:"Bearer "+(t.session{{{fallback}}})}},base:s.apiUrl}},414,[412]);
            __d(function(g,r,i,a,m,e,d){var c=r(d[0]);m.exports=function(n){return fetch(c.base+"/jobs/"+encodeURIComponent(n),{headers:c.headers(g.state)}).then(function(o){return o.json()})}},415,[414]);
            __r(415);

            """;
    }

    private static string Settings(FlawSwitches flaws)
    {
        var upload = flaws.On(FlawIds.AppHoldsCloudKey)
            ? $$"""{ "bucket": "fieldwork-photos", "region": "eu-central-1", "accessKeyId": "{{Planted.AppKeyId}}", "secretAccessKey": "{{Planted.AppSecret}}" }"""
            : """{ "bucket": "fieldwork-photos", "region": "eu-central-1", "signedBy": "/uploads" }""";
        return $$"""
            {
              "release": "1.4.0",
              "firebase": { "apiKey": "{{PublicValues.FirebaseKey}}", "projectId": "fieldwork-live" },
              "upload": {{upload}}
            }

            """;
    }

    private static void Add(ZipArchive archive, string name, string text) => Add(archive, name, Encoding.UTF8.GetBytes(text));

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = FixedDates.Build;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
