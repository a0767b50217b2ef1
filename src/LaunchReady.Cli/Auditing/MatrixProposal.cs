using LaunchReady.Api.Facts;

namespace LaunchReady.Cli.Auditing;

/// <summary>What every role was seen to do, as rows to be corrected and confirmed by people. Administration open to an ordinary role is proposed as denied: observed behaviour must not bless its own flaws.</summary>
internal static class MatrixProposal
{
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>> From(ApiFacts facts)
    {
        var rows = new SortedDictionary<string, IReadOnlyDictionary<string, bool>>(StringComparer.Ordinal);
        foreach (var operation in facts.Probes.Where(p => p.Kind == ProbeKind.Role && p.Blocked is null && p.OwnerControl.Held).GroupBy(p => p.Operation))
        {
            var administration = facts.Operations.Any(o => o.Id == operation.Key && o.Administration is not null);
            var row = new SortedDictionary<string, bool>(StringComparer.Ordinal);
            foreach (var probe in operation)
            {
                var identity = facts.Identities.First(i => i.Key == probe.Caller);
                if (probe.Answer is AnswerClass.Served or AnswerClass.ServedEmpty)
                {
                    row[identity.Role] = !administration || identity.IsAdministration;
                }
                else if (probe.Answer == AnswerClass.Refused)
                {
                    row[identity.Role] = false;
                }
            }

            rows[operation.Key] = row;
        }

        return rows;
    }
}
