using System.Text.Json;
using LaunchReady.Core.Planning;
using LaunchReady.Reporting.Json;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Planning;

/// <summary>The plan for scripts.</summary>
internal static class PlanJson
{
    public const string Schema = "launchready.plan/1";

    public static void Write(SprintPlan plan, string run, PlanRate? rate, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("run", run);
        json.WriteNumber("people", plan.People);
        json.WriteString("answer", AnswerId(plan.Advice.Answer));
        json.Text("advice", plan.Advice.Sentence);
        json.Texts("reasons", plan.Advice.Reasons);
        Range(json, "hours", plan.Least, plan.Most);
        if (rate is not null)
        {
            Range(json, "cost", Math.Round(plan.Least * rate.Amount), Math.Round(plan.Most * rate.Amount));
            json.Text("currency", rate.Currency);
        }

        json.WriteStartArray("tasks");
        foreach (var placed in plan.Tasks)
        {
            var task = placed.Task;
            json.WriteStartObject();
            json.Text("id", task.Id);
            json.WriteString("phase", $"P{(int)placed.Phase + 1}");
            json.WriteBoolean("fits", placed.Fits);
            json.Text("title", task.Title);
            json.Text("how", task.How);
            json.WriteString("owner", PlanWords.Owner(task.Owner));
            Range(json, "hours", task.Least, task.Most);
            if (task.Gate.Length > 0)
            {
                json.WriteString("gate", task.Gate);
            }

            json.Texts("after", task.After);
            json.Texts("closes", task.Closes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string AnswerId(SprintAnswer answer) => answer switch
    {
        SprintAnswer.LookFirst => "look-first",
        SprintAnswer.DoItYourself => "do-it-yourself",
        SprintAnswer.SeniorEngineer => "senior-engineer",
        SprintAnswer.Sprint => "sprint",
        SprintAnswer.NothingLeft => "nothing-left",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "unknown answer"),
    };

    private static void Range(Utf8JsonWriter json, string name, double least, double most)
    {
        json.WriteStartObject(name);
        json.WriteNumber("from", Math.Round(least, 2));
        json.WriteNumber("to", Math.Round(most, 2));
        json.WriteEndObject();
    }
}
