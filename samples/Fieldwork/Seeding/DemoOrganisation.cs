using Fieldwork.Access;

namespace Fieldwork.Seeding;

internal sealed record DemoUser(Role Role, string Name);

internal sealed record DemoCustomer(string Name, string Phone, string Address, string Notes);

internal sealed record DemoJob(string Title, string Description, string Comment, string Caption);

/// <summary>One organisation as text; the last customer has no jobs, so it can be deleted.</summary>
internal sealed record DemoOrganisation(
    string Key, string Name, IReadOnlyList<DemoUser> Users, IReadOnlyList<DemoCustomer> Customers, IReadOnlyList<DemoJob> Jobs)
{
    /// <summary>Technicians who left and whose accounts may be deleted.</summary>
    public required IReadOnlyList<string> Leavers { get; init; }

    public static readonly DemoOrganisation Acme = new(
        "acme",
        "Acme Heating",
        [new(Role.Owner, "Olivia Stone"), new(Role.Dispatcher, "Dan Whitlock"), new(Role.Technician, "Tara Nyberg"), new(Role.Accountant, "Amir Kessler")],
        [
            new("Larch Street Bakery", "+44 20 7946 0101", "12 Larch Street, London", "Ovens run until noon, come after that."),
            new("Northgate Primary School", "+44 20 7946 0102", "1 Northgate, London", "Report to the reception first."),
            new("Harbour View Dental", "+44 20 7946 0103", "8 Quay Road, London", "Prefers early mornings."),
        ],
        [
            new("Boiler service", "Yearly service of the gas boiler in the cellar.", "Ordered a new pressure gauge.", "The gauge before the exchange"),
            new("Radiators stay cold", "Second floor, rooms 21 to 24.", "Bled all four, the pump is the cause.", "The pump's type plate"),
            new("Quote for a heat pump", "The landlord wants a price before autumn.", "Measured the yard, there is room.", "Where the unit could stand"),
        ]) { Leavers = ["Sam Leaver", "Sid Leaver", "Sue Leaver", "Sol Leaver", "Sky Leaver", "Stu Leaver", "Syd Leaver", "Sia Leaver"] };

    public static readonly DemoOrganisation Birch = new(
        "birch",
        "Birch Plumbing",
        [new(Role.Owner, "Bruno Falk"), new(Role.Technician, "Bea Lindqvist")],
        [
            new("Copper Kettle Inn", "+44 161 496 0201", "40 Mill Lane, Manchester", "The key is at the bar."),
            new("Willow Care Home", "+44 161 496 0202", "3 Willow Close, Manchester", "Quiet hours from 13:00 to 15:00."),
            new("Sunrise Laundry", "+44 161 496 0203", "77 Canal Street, Manchester", "Pays on the spot."),
        ],
        [
            new("Burst pipe in the kitchen", "Water is shut off, the guests are waiting.", "Temporary clamp is on.", "The crack in the pipe"),
            new("New shower in room 9", "Walk-in, no step, handrail on the left.", "Tiles arrive on Monday.", "The room before the work"),
            new("Drain smells", "Behind the big washing machine.", "The trap was dry.", "The drain's lid"),
        ]) { Leavers = ["Ben Leaver", "Bob Leaver", "Bud Leaver", "Bo Leaver"] };
}
