using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Tests.Surface;

/// <summary>Small valid sources with many corners each.</summary>
internal static class Samples
{
    /// <summary>What mutations put into a source.</summary>
    public static readonly string[] Splinters =
    [
        "null", "true", "-1", "1e999", "[]", "{}", "\"\"", "[null]", "{\"$ref\":\"#\"}", "{\"$ref\":\"#/paths\"}", "{\"$ref\":\"#/components/schemas/Job\"}",
        "{\"$ref\":\"http://127.0.0.1:1/x\"}", "\"\\ud800\"", "\"%zz\"", "\"{{a}}\"", "\"http://[::\"", "*job", "&job", "<<: *job", "\"/{\"", "\"/{}{\"", "\"://\"",
        "99999999999999999999", "'", "\t", ": ", "- ", "? ", "\u0085", "\"[[[[\"", "!!binary", "%YAML 9.9\n---\n", "[\"null\"]", "{\"\":{}}",
    ];

    public const string Json = """
        {"openapi":"3.1.0","info":{"title":"Jobs","version":"1"},"servers":[{"url":"https://{host}/api/{v}","variables":{"v":{"default":"v1"},"host":{"default":"x.example"}}}],
         "security":[{"bearer":[]}],
         "paths":{
          "/jobs/{jobId}":{"parameters":[{"$ref":"#/components/parameters/jobId"}],
            "get":{"operationId":"readJob","tags":["jobs"],"summary":"One job","responses":{"200":{"$ref":"#/components/responses/Job"},"404":{"description":"none"}}},
            "put":{"security":[{"bearer":["jobs:write"]},{}],"requestBody":{"$ref":"#/components/requestBodies/Job"},"responses":{"2XX":{"description":"done"}}},
            "delete":{"security":[{"oauth":["jobs:delete"]}],"x-required-roles":["admin"],"responses":{"204":{"description":"gone"}}}},
          "/health":{"get":{"security":[],"responses":{"200":{"description":"ok","content":{"text/plain":{"schema":{"type":"string"}}}}}}},
          "/copy":{"$ref":"#/paths/~1health"},
          "/search":{"get":{"parameters":[{"name":"q","in":"query","required":true,"schema":{"type":"string","minLength":1,"maxLength":50,"pattern":"^a"},"example":"pump"},
            {"name":"page","in":"query","schema":{"type":["integer","null"],"exclusiveMinimum":0,"default":1}},{"name":"X-Trace","in":"header","schema":true},
            {"name":"filter","in":"query","content":{"application/json":{"schema":{"type":"object"},"examples":{"a":{"value":{"state":"open"}}}}}}],
            "responses":{"default":{"description":"x"}}}}},
         "components":{
          "parameters":{"jobId":{"name":"jobId","in":"path","required":true,"schema":{"type":"integer","minimum":1}}},
          "requestBodies":{"Job":{"required":true,"content":{"application/merge-patch+json":{"schema":{}},"application/json":{"schema":{"$ref":"#/components/schemas/Job"},"example":{"title":"Pump"}}}}},
          "responses":{"Job":{"description":"a job","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Job"}}}}},
          "schemas":{
           "Base":{"type":"object","required":["id"],"properties":{"id":{"type":"string","format":"uuid","readOnly":true}}},
           "Job":{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"title":{"type":"string"},"state":{"enum":["open","done"]},"parent":{"$ref":"#/components/schemas/Job"},
             "price":{"anyOf":[{"type":"null"},{"type":"number","minimum":0.5}]},"tags":{"type":"array","items":{"type":"string"},"minItems":1}},"required":["title"]}]}}}}
        """;

    public const string Yaml = """
        openapi: 3.0.3
        info: {title: Jobs, version: 1.0}
        x-shared: &job
          type: object
          properties:
            title: {type: string, example: 'no'}
            due: {type: string, format: date, example: 2026-01-31}
            count: {type: integer, minimum: 0, exclusiveMinimum: true}
        paths:
          /jobs:
            post:
              requestBody:
                content:
                  application/json:
                    schema:
                      <<: *job
                      required: [title]
              responses:
                201:
                  description: made
                  content:
                    application/json:
                      schema: *job
          /jobs/{jobId}:
            get:
              description: |
                Text over
                several lines
              responses: {'200': {description: >-
                folded}}
        """;

    public const string Swagger = """
        {"swagger":"2.0","host":"x.example","basePath":"/v2","consumes":["application/json"],"produces":["application/json","application/xml"],
         "securityDefinitions":{"key":{"type":"apiKey","in":"header","name":"X-Key"}},
         "paths":{"/pets/{petId}":{"post":{"security":[{"key":[]}],"parameters":[{"name":"petId","in":"path","type":"integer","required":true},
            {"in":"body","name":"pet","required":true,"schema":{"$ref":"#/definitions/Pet"}}],"responses":{"200":{"schema":{"type":"array","items":{"$ref":"#/definitions/Pet"}}}}}},
          "/pets/{petId}/photo":{"put":{"consumes":["multipart/form-data"],"parameters":[{"name":"file","in":"formData","type":"file","required":true},{"name":"note","in":"formData","type":"string"}],"responses":{"204":{}}}}},
         "definitions":{"Pet":{"type":"object","properties":{"name":{"type":"string","example":"Rex"},"kind":{"type":"string","enum":["dog","cat"],"default":"dog"}}}}}
        """;

    public const string Capture = """
        {"log":{"version":"1.2","entries":[
         {"request":{"method":"GET","url":"http://127.0.0.1:5080/customers/17/notes?page=2&access_token=abc","headers":[{"name":"Authorization","value":"Bearer very-secret"}],"queryString":[{"name":"page","value":"2"}]},
          "response":{"status":200,"content":{"mimeType":"application/json; charset=utf-8","text":"[{\"id\":1,\"text\":\"hello\"}]"}}},
         {"request":{"method":"POST","url":"http://127.0.0.1:5080/sign-in","postData":{"mimeType":"application/json","text":"{\"email\":\"a@b.example\",\"password\":\"hunter22\"}"}},
          "response":{"status":201,"content":{"mimeType":"application/json","encoding":"base64","text":"eyJ0b2tlbiI6MX0="}}},
         {"request":{"method":"POST","url":"http://127.0.0.1:5080/upload","postData":{"mimeType":"application/x-www-form-urlencoded","params":[{"name":"title","value":"Pump"}]}},"response":{"status":302,"content":{}}},
         {"request":{"method":"GET","url":"http://127.0.0.1:5080/app.js"},"response":{"status":200,"content":{"mimeType":"application/javascript"}}},
         {"request":{"method":"GET","url":"http://elsewhere.example/x"},"response":{"status":200,"content":{}}}]}}
        """;

    public const string Collection = """
        {"info":{"name":"Jobs","_postman_id":"1","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "variable":[{"key":"base","value":"http://127.0.0.1:5080"},{"key":"nested","value":"{{nested}}"}],"auth":{"type":"bearer","bearer":[{"key":"token","value":"very-secret"}]},
         "item":[{"name":"Jobs","auth":{"type":"noauth"},"item":[
           {"name":"Read","request":{"method":"GET","url":{"raw":"{{base}}/jobs/:jobId?expand=all","host":["{{base}}"],"path":["jobs",":jobId"],"query":[{"key":"expand","value":"all"},{"key":"off","value":"1","disabled":true}],"variable":[{"key":"jobId","value":"17"}]}}},
           {"name":"Deep","item":[{"name":"Form","request":{"method":"POST","url":"{{base}}/forms/{{formId}}","body":{"mode":"formdata","formdata":[{"key":"a","value":"1","type":"text"},{"key":"file","type":"file","src":"x"}]}}}]}]},
          {"name":"Query","request":{"method":"POST","url":{"host":["{{base}}"],"path":["graphql"]},"body":{"mode":"graphql","graphql":{"query":"{ me { id } }","variables":"{\"a\":1}"}}}},
          {"name":"Raw","event":[{"listen":"test","script":{"exec":["pm.test()"]}}],"request":{"method":"PUT","header":[{"key":"Content-Type","value":"application/json"},{"key":"X-Api-Key","value":"very-secret"}],"url":"{{base}}/jobs/{{id}}","body":{"mode":"raw","raw":"{\"title\":\"Pump\",\"n\":{{n}}}"}}},
          {"name":"Plain","request":"http://127.0.0.1:5080/health"}]}
        """;

    public static string[] Of(SourceKind kind) => kind switch
    {
        SourceKind.Har => [Capture],
        SourceKind.Postman => [Collection],
        _ => [Json, Yaml, Swagger],
    };
}
