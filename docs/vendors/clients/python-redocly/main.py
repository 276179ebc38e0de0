"""Lists with paging, reads one record, meets a typed problem, writes."""

import os

from client import ApiError, Client, Unit

client = Client(os.environ["YIJIAN_URL"], auth={"bearer": os.environ["YIJIAN_TOKEN"]})

# Pages of seven, walked by their cursors.
facilities = list(client.list_facilities_items(limit=7))
print("facilities", len(facilities))

facility = client.get_facility(facilities[0].id)
print("facility", facility.id, facility.name)

try:
    client.get_facility("no-such-facility")
except ApiError as problem:
    print("problem", problem.status, problem.body["code"])

unit = client.create_unit(
    Unit(id=os.environ["YIJIAN_UNIT"], name="代码生成示例单位（虚构）", kind="other", region_code="990121")
)
print("unit", unit.id, unit.name)
