using System.Text.Json;
using Fieldwork.Access;
using Fieldwork.Accounts;
using Fieldwork.Comments;
using Fieldwork.Customers;
using Fieldwork.Data;
using Fieldwork.Flaws;
using Fieldwork.Hosting;
using Fieldwork.Invites;
using Fieldwork.Invoices;
using Fieldwork.Jobs;
using Fieldwork.Photos;
using Fieldwork.Schedules;
using Fieldwork.Sessions;
using Fieldwork.Tokens;

namespace Fieldwork.Seeding;

/// <summary>Two organisations that know nothing of each other. Their records interleave, as in any real database.</summary>
internal sealed class DemoData(IServiceProvider services)
{
    // A picture of one grey pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkaGj4DwACigGBvqtp2gAAAABJRU5ErkJggg==");

    private readonly UserStore users = services.GetRequiredService<UserStore>();
    private readonly JobStore jobs = services.GetRequiredService<JobStore>();
    private readonly CommentStore comments = services.GetRequiredService<CommentStore>();
    private readonly PhotoStore photos = services.GetRequiredService<PhotoStore>();
    private readonly ScheduleStore schedules = services.GetRequiredService<ScheduleStore>();
    private readonly InvoiceStore invoices = services.GetRequiredService<InvoiceStore>();
    private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();

    public static SeedFile Seed(IServiceProvider services) =>
        services.GetRequiredService<Database>().Atomically(new DemoData(services).Fill);

    private SeedFile Fill()
    {
        Part[] parts = [Found(DemoOrganisation.Acme), Found(DemoOrganisation.Birch)];
        for (var turn = 0; turn < 3; turn++)
        {
            foreach (var part in parts)
            {
                AddCustomer(part, part.Text.Customers[turn]);
            }
        }

        for (var turn = 0; turn < 3; turn++)
        {
            foreach (var part in parts)
            {
                AddJob(part, turn);
            }
        }

        return Describe(parts);
    }

    private Part Found(DemoOrganisation text)
    {
        var organisation = services.GetRequiredService<OrganisationStore>().Create(text.Name)!;
        var part = new Part(text, organisation);
        foreach (var person in text.Users)
        {
            var key = $"{text.Key}-{JsonNamingPolicy.CamelCase.ConvertName(person.Role.ToString())}";
            var password = $"fieldwork-demo-{key}";
            var email = $"{person.Name.Split(' ')[0].ToLowerInvariant()}@{organisation.Slug}.example";
            var user = users.Create(organisation.Id, email, person.Name, person.Role, password)!;
            part.People.Add(user);
            part.Identities.Add(new SeedIdentity(key, text.Key, user.Role, user.UserName, user.Email, password));
        }

        foreach (var name in text.Leavers)
        {
            users.Create(organisation.Id, $"{name.Split(' ')[0].ToLowerInvariant()}@{organisation.Slug}.example", name, Role.Technician, Secrets.New());
        }

        var invite = services.GetRequiredService<InviteStore>()
            .Create(part.Owner, $"newcomer@{organisation.Slug}.example", Role.Technician, "Starts next month.", Secrets.New())!;
        part.Invites.Add(invite.InviteId);
        return part;
    }

    private void AddCustomer(Part part, DemoCustomer text)
    {
        var customer = services.GetRequiredService<CustomerStore>().Create(part.Organisation.Id, new CustomerBody
        {
            Name = text.Name,
            Email = $"office@{Slug.Of(text.Name)}.example",
            Phone = text.Phone,
            Address = text.Address,
            Notes = text.Notes,
        })!;
        part.Customers.Add(customer.CustomerId);
    }

    private void AddJob(Part part, int turn)
    {
        var text = part.Text.Jobs[turn];

        // The third job goes to the first customer, so the third customer stays without jobs.
        var customer = part.Customers[turn % 2];
        var job = jobs.Create(part.Owner, new NewJob { CustomerId = customer, Title = text.Title, Description = text.Description })!;
        part.Jobs.Add(job.JobId);
        part.Comments.Add(new SeedComment(job.JobId, comments.Create(part.Technician, job.JobId, text.Comment)!.CommentId));
        var photo = new NewPhoto { Caption = text.Caption, ContentType = "image/png", Data = Pixel };
        part.Photos.Add(new SeedPhoto(job.JobId, photos.Add(part.Technician, job.JobId, photo)!.PhotoId));
        var starts = clock.GetUtcNow().Date.AddDays(turn + 1).AddHours(9);
        part.Schedules.Add(schedules.Create(part.Owner, new ScheduleBody
        {
            JobId = job.JobId,
            Technician = part.Technician.UserName,
            StartsAt = new DateTimeOffset(starts, TimeSpan.Zero),
            EndsAt = new DateTimeOffset(starts.AddHours(2), TimeSpan.Zero),
            Notes = $"{text.Title}: bring the tools.",
        }).ScheduleId);
        var invoice = new NewInvoice { JobId = job.JobId, AmountCents = 12_500 + (turn * 4_000), Note = $"{text.Title}, net 14 days." };
        part.Invoices.Add(invoices.Create(part.Owner, invoice)!.Number);
    }

    private SeedFile Describe(Part[] parts)
    {
        var sessions = services.GetRequiredService<SessionStore>();
        var tokens = services.GetRequiredService<AccessTokens>();
        var owner = parts[0].People[0];
        return new SeedFile(
            "",
            [.. FlawCatalogue.All.Select(flaw => flaw.Id).Where(services.GetRequiredService<FlawSwitches>().On)],
            [.. parts.Select(part => new SeedOrganisation(part.Text.Key, part.Organisation.Id, part.Organisation.Name, part.Organisation.Slug))],
            [.. parts.SelectMany(part => part.Identities)],
            tokens.IssueExpired(owner, sessions.Open(owner)),
            tokens.IssueInOtherEnvironment(owner, sessions.Open(owner)),
            parts.ToDictionary(part => part.Text.Key, part => part.Objects, StringComparer.Ordinal));
    }

    private sealed class Part(DemoOrganisation text, Organisation organisation)
    {
        public DemoOrganisation Text => text;

        public Organisation Organisation => organisation;

        public List<User> People { get; } = [];

        public List<SeedIdentity> Identities { get; } = [];

        public List<Guid> Customers { get; } = [];

        public List<long> Jobs { get; } = [];

        public List<SeedComment> Comments { get; } = [];

        public List<SeedPhoto> Photos { get; } = [];

        public List<string> Schedules { get; } = [];

        public List<string> Invoices { get; } = [];

        public List<Guid> Invites { get; } = [];

        public Caller Owner => As(Role.Owner);

        public Caller Technician => As(Role.Technician);

        public SeedObjects Objects => new(
            Customers, Jobs, Comments, Photos, Schedules, Invoices, Invites,
            [.. People.Where(user => user.Role is Role.Technician).Select(user => user.UserName)]);

        private Caller As(Role role)
        {
            var user = People.First(user => user.Role == role);
            return new Caller(user.UserName, user.OrganisationId, role, "");
        }
    }
}
