// Lists with paging, reads one record, meets a typed problem, writes.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"

	"openapi"
)

func main() {
	configuration := openapi.NewConfiguration()
	configuration.Servers = openapi.ServerConfigurations{{URL: os.Getenv("YIJIAN_URL")}}
	client := openapi.NewAPIClient(configuration)
	ctx := context.WithValue(context.Background(), openapi.ContextAccessToken, os.Getenv("YIJIAN_TOKEN"))

	// Pages of seven, walked by their cursors.
	var facilities []openapi.Facility
	request := client.SubjectsApi.ListFacilities(ctx).Limit(7)
	for {
		page, _, err := request.Execute()
		if err != nil {
			log.Fatal(err)
		}
		facilities = append(facilities, page.Data...)
		if !page.Page.HasNextCursor() {
			break
		}
		request = client.SubjectsApi.ListFacilities(ctx).Limit(7).Cursor(page.Page.GetNextCursor())
	}
	fmt.Println("facilities", len(facilities))

	facility, _, err := client.SubjectsApi.GetFacility(ctx, facilities[0].Id).Execute()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("facility", facility.Id, facility.Name)

	_, response, err := client.SubjectsApi.GetFacility(ctx, "no-such-facility").Execute()
	var failure openapi.GenericOpenAPIError
	if errors.As(err, &failure) {
		var problem openapi.Problem
		if err := json.Unmarshal(failure.Body(), &problem); err != nil {
			log.Fatal(err)
		}
		fmt.Println("problem", response.StatusCode, problem.Code)
	}

	region := "990121"
	unit, _, err := client.SubjectsApi.CreateUnit(ctx).Unit(openapi.Unit{
		Id: os.Getenv("YIJIAN_UNIT"), Name: "代码生成示例单位（虚构）", Kind: "other", RegionCode: &region,
	}).Execute()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("unit", unit.Id, unit.Name)
}
