import java.util.Map;
import yijianhealthsupervisionstandard.Client;

/** Lists with paging, reads one record, meets a typed problem, writes. */
public final class Main {
    public static void main(String[] arguments) {
        Client client = new Client(new Client.Config()
            .serverUrl(System.getenv("YIJIAN_URL"))
            .auth(new Client.Auth().bearer(System.getenv("YIJIAN_TOKEN"))));

        int count = 0;
        String first = null;
        // Pages of seven, walked by their cursors.
        for (Client.Facility facility : client.listFacilitiesItems(new Client.ListFacilitiesParams().limit(7L))) {
            if (first == null) first = facility.id();
            count++;
        }
        System.out.println("facilities " + count);

        Client.Facility facility = client.getFacility(first);
        System.out.println("facility " + facility.id() + " " + facility.name());

        try {
            client.getFacility("no-such-facility");
        } catch (Client.ApiException problem) {
            System.out.println("problem " + problem.status + " " + ((Map<?, ?>) problem.body).get("code"));
        }

        Client.Unit unit = client.createUnit(Client.Unit.fromJson(Map.of(
            "id", System.getenv("YIJIAN_UNIT"),
            "name", "代码生成示例单位（虚构）",
            "kind", "other",
            "regionCode", "990121")));
        System.out.println("unit " + unit.id() + " " + unit.name());
    }
}
