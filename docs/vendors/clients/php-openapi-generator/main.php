<?php

// Lists with paging, reads one record, meets a typed problem, writes.

declare(strict_types=1);

use OpenAPI\Client\Api\SubjectsApi;
use OpenAPI\Client\ApiException;
use OpenAPI\Client\Configuration;
use OpenAPI\Client\Model\Unit;

require __DIR__ . '/autoload.php';

$configuration = (new Configuration())->setHost(getenv('YIJIAN_URL'))->setAccessToken(getenv('YIJIAN_TOKEN'));
$api = new SubjectsApi(null, $configuration);

// Pages of seven, walked by their cursors. This generator's methods take their parameters in the order of the
// standard, which grows: name them.
$facilities = [];
$cursor = null;
do {
    $page = $api->listFacilities(limit: 7, cursor: $cursor);
    array_push($facilities, ...$page->getData());
    $cursor = $page->getPage()->getNextCursor();
} while ($cursor !== null);
echo 'facilities ', count($facilities), "\n";

$facility = $api->getFacility($facilities[0]->getId());
echo "facility {$facility->getId()} {$facility->getName()}\n";

try {
    $api->getFacility('no-such-facility');
} catch (ApiException $exception) {
    $problem = $exception->getResponseObject();
    echo "problem {$exception->getCode()} {$problem->getCode()}\n";
}

$unit = $api->createUnit(new Unit([
    'id' => getenv('YIJIAN_UNIT'),
    'name' => '代码生成示例单位（虚构）',
    'kind' => 'other',
    'region_code' => '990121',
]));
echo "unit {$unit->getId()} {$unit->getName()}\n";
