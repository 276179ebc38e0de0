using System;
using System.Net.Http;
using System.Net.Http.Headers;
using Yijian;

/// <summary>Lists with paging, reads one record, meets a typed problem, writes.</summary>
public static class Program
{
    public static void Main()
    {
        var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("YIJIAN_TOKEN"));
        var client = new YijianClient(http) { BaseUrl = Environment.GetEnvironmentVariable("YIJIAN_URL") };

        var count = 0;
        string first = null;
        string cursor = null;
        do
        {
            // Pages of seven, walked by their cursors.
            var page = client.ListFacilitiesAsync(limit: 7, cursor: cursor).Result;
            if (first == null) first = System.Linq.Enumerable.First(page.Data).Id;
            count += page.Data.Count;
            cursor = page.Page.NextCursor;
        } while (cursor != null);
        Console.WriteLine("facilities " + count);

        var facility = client.GetFacilityAsync(first).Result;
        Console.WriteLine("facility " + facility.Id + " " + facility.Name);

        try
        {
            client.GetFacilityAsync("no-such-facility").Wait();
        }
        catch (AggregateException failure) when (failure.InnerException is ApiException<Problem>)
        {
            var problem = (ApiException<Problem>)failure.InnerException;
            Console.WriteLine("problem " + problem.StatusCode + " " + problem.Result.Code);
        }

        var unit = client.CreateUnitAsync(new Unit
        {
            Id = Environment.GetEnvironmentVariable("YIJIAN_UNIT"),
            Name = "代码生成示例单位（虚构）",
            Kind = "other",
            RegionCode = "990121",
        }).Result;
        Console.WriteLine("unit " + unit.Id + " " + unit.Name);
    }
}
