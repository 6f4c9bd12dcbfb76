"""What merging speaks of, in words: fields of a record, what hangs on it, what is settled how.

English message ids; the pages translate them.
"""

FIELDS = {
    "name": "Name",
    "organisation_number": "Organisation number",
    "sector": "Sector",
    "sni": "Branch (SNI)",
    "employer": "Employer",
    "address": "Street",
    "postcode": "Post code",
    "city": "Town",
    "municipality_code": "Municipality",
    "phone": "Telephone",
    "email": "E-mail",
    "size_class": "How many work there?",
    "latitude": "Place on the map",
    "longitude": "Place on the map",
}
#: What stands in a record's sector → in words.
SECTORS = {
    "private": "Private",
    "municipal": "Municipal",
    "regional": "Regional",
    "state": "Governmental",
    "non_profit": "Non-profit",
}
#: Table → what its rows are called.
TABLES = {
    "workplace": "Workplaces",
    "contact": "Contacts",
    "contact_person": "Contact persons",
    "contact_rule": "Wishes about contact",
    "disclosure": "What people let an employer be told",
    "intention": "Announced contacts",
    "collision": "Collisions",
    "needs_sheet_entry": "Lines of the needs sheet",
    "notice": "Notices to colleagues",
    "placement": "Jobs and studies",
    "plan_line": "Lines of weekly plans",
    "relationship_owner": "Who has held the relation",
    "stage_lowering": "Steps that a coach has lowered",
    "shared_credit": "Shared credits",
    "talk": "Talks between colleagues",
    "stop_override": "Stops that were gone past",
    "vacancy": "Vacancies and adverts",
}
#: Table → which of two rows stays in force.
SETTLED = {
    "relationship_owner": "Both have somebody who holds the relation. The earlier one keeps it.",
    "intention": "Both have been announced. The earlier announcement holds, the other is freed.",
    "contact_rule": "Both have wishes about contact. Of each wish the stricter one holds.",
    "stage_lowering": "A coach has lowered the step of both. What was said last holds.",
}
