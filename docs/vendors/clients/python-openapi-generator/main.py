"""Lists with paging, reads one record, meets a typed problem, writes."""

import json
import os

from openapi_client import ApiClient, ApiException, Configuration, SubjectsApi, Unit

configuration = Configuration(host=os.environ["YIJIAN_URL"])
configuration.access_token = os.environ["YIJIAN_TOKEN"]

with ApiClient(configuration) as client:
    api = SubjectsApi(client)

    # Pages of seven, walked by their cursors.
    facilities = []
    following = {}
    while True:
        page = api.list_facilities(limit=7, **following)
        facilities += page.data
        if not page.page.next_cursor:
            break
        following = {"cursor": page.page.next_cursor}
    print("facilities", len(facilities))

    facility = api.get_facility(facilities[0].id)
    print("facility", facility.id, facility.name)

    try:
        api.get_facility("no-such-facility")
    except ApiException as problem:
        print("problem", problem.status, json.loads(problem.body)["code"])

    unit = api.create_unit(
        Unit(id=os.environ["YIJIAN_UNIT"], name="代码生成示例单位（虚构）", kind="other", region_code="990121")
    )
    print("unit", unit.id, unit.name)
