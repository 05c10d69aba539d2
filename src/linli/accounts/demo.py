"""The people of the demo city: one for each role, each over a place where there is something to see."""

from linli.places.demo import Demo
from linli.places.models import Grid, Home, MicroGrid

from .operations.demo import make_demo_people


def make(demo: Demo) -> None:
    """Make one person per role; all of them live and work around the first community with a house ledger."""
    home = Home.objects.select_related("compound__community", "stairwell__micro_grid").order_by("order", "pk")[0]
    city, county, township, community = home.compound.community.ancestors
    grid = Grid.objects.filter(compounds=home.compound).order_by("pk")[0]
    micro_grid = MicroGrid.objects.filter(grid=grid).order_by("pk")[0]
    company = next(c for c in demo.companies if any(d.manager_id == c.pk for d in demo.compounds))
    over = {
        "platform_administrator": "platform",
        "city_officer": f"division:{city}",
        "county_officer": f"division:{county}",
        "township_officer": f"division:{township}",
        "community_officer": f"division:{community}",
        "grid_worker": f"grid:{grid.pk}",
        "micro_grid_worker": f"micro_grid:{micro_grid.pk}",
        "block_leader": f"micro_grid:{micro_grid.pk}",
        "grid_branch_secretary": f"grid:{grid.pk}",
        "assessor": f"division:{county}",
        "assessment_organisation": f"organisation:{demo.bodies[0].pk}",
        "company_manager": f"organisation:{company.pk}",
        "company_staff": f"organisation:{company.pk}",
        "department_officer": f"division:{county}",
        "dispatcher": f"division:{city}",
        "verifier": f"division:{city}",
        "owners_committee": f"compound:{home.compound_id}",
        "resident": f"home:{home.pk}",
        "acting_child": f"home:{home.pk}",
        "party_member": f"grid:{grid.pk}",
        "volunteer": f"compound:{home.compound_id}",
        "arborist": f"division:{city}",
        "merchant": f"organisation:{company.pk}",
        "auditor": f"division:{city}",
    }
    make_demo_people(over)
