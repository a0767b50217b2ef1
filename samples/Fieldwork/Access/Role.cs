namespace Fieldwork.Access;

internal enum Role
{
    Owner,
    Dispatcher,
    Technician,
    Accountant,
}
