// Lists with paging, reads one record, meets a typed problem, writes.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"example.org/yijian-client/yijian"
)

func main() {
	ctx := context.Background()
	client := yijian.New(yijian.Config{
		ServerURL: os.Getenv("YIJIAN_URL"),
		Auth:      yijian.Auth{Bearer: func() string { return os.Getenv("YIJIAN_TOKEN") }},
	})

	// Pages of seven, walked by their cursors. From Go 1.23 on this can be a range loop.
	limit := int64(7)
	var facilities []yijian.Facility
	client.ListFacilitiesItems(ctx, &yijian.ListFacilitiesParams{Limit: &limit})(func(facility yijian.Facility, err error) bool {
		if err != nil {
			log.Fatal(err)
		}
		facilities = append(facilities, facility)
		return true
	})
	fmt.Println("facilities", len(facilities))

	facility, err := client.GetFacility(ctx, facilities[0].Id)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("facility", facility.Id, facility.Name)

	_, err = client.GetFacility(ctx, "no-such-facility")
	var problem *yijian.APIError
	if errors.As(err, &problem) {
		fmt.Println("problem", problem.Status, problem.Body.(map[string]any)["code"])
	}

	region := "990121"
	unit, err := client.CreateUnit(ctx, yijian.Unit{
		Id: os.Getenv("YIJIAN_UNIT"), Name: "代码生成示例单位（虚构）", Kind: "other", RegionCode: &region,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("unit", unit.Id, unit.Name)
}
