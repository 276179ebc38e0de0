import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.example.yijian.api.SubjectsApi;
import org.example.yijian.client.ApiClient;
import org.example.yijian.client.ApiException;
import org.example.yijian.model.Facility;
import org.example.yijian.model.FacilityPage;
import org.example.yijian.model.Problem;
import org.example.yijian.model.Unit;

/** Lists with paging, reads one record, meets a typed problem, writes. */
public final class Main {
    public static void main(String[] arguments) throws Exception {
        URI place = URI.create(System.getenv("YIJIAN_URL"));
        ApiClient client = new ApiClient()
            .setScheme(place.getScheme())
            .setHost(place.getHost())
            .setPort(place.getPort())
            .setBasePath(place.getPath());
        client.setRequestInterceptor(
            request -> request.header("Authorization", "Bearer " + System.getenv("YIJIAN_TOKEN")));
        SubjectsApi api = new SubjectsApi(client);

        List<Facility> facilities = new ArrayList<>();
        String cursor = null;
        do {
            // Pages of seven, walked by their cursors. This generator's methods take every parameter by its place: eleven
            // filters stand before the limit.
            FacilityPage page = api.listFacilities(
                null, null, null, null, null, null, null, null, null, null, null, 7, cursor, null);
            facilities.addAll(page.getData());
            cursor = page.getPage().getNextCursor();
        } while (cursor != null);
        System.out.println("facilities " + facilities.size());

        Facility facility = api.getFacility(facilities.get(0).getId(), null);
        System.out.println("facility " + facility.getId() + " " + facility.getName());

        try {
            api.getFacility("no-such-facility", null);
        } catch (ApiException exception) {
            Problem problem = client.getObjectMapper().readValue(exception.getResponseBody(), Problem.class);
            System.out.println("problem " + exception.getCode() + " " + problem.getCode());
        }

        Unit unit = api.createUnit(
            new Unit()
                .id(System.getenv("YIJIAN_UNIT"))
                .name("代码生成示例单位（虚构）")
                .kind("other")
                .regionCode("990121"),
            null);
        System.out.println("unit " + unit.getId() + " " + unit.getName());
    }
}
