<?php

// Lists with paging, reads one record, meets a typed problem, writes.

declare(strict_types=1);

use YijianHealthSupervisionStandard\ApiError;
use YijianHealthSupervisionStandard\Client;
use YijianHealthSupervisionStandard\Config;
use YijianHealthSupervisionStandard\Unit;

require __DIR__ . '/client.php';

$token = getenv('YIJIAN_TOKEN');
$client = new Client(new Config(serverUrl: getenv('YIJIAN_URL'), auth: ['bearer' => $token]));

// Pages of seven, walked by their cursors.
$facilities = iterator_to_array($client->listFacilitiesItems(limit: 7), false);
echo 'facilities ', count($facilities), "\n";

$facility = $client->getFacility($facilities[0]->id);
echo "facility {$facility->id} {$facility->name}\n";

try {
    $client->getFacility('no-such-facility');
} catch (ApiError $problem) {
    $body = (array) $problem->body;
    echo "problem {$problem->status} {$body['code']}\n";
}

$unit = $client->createUnit(
    new Unit(id: getenv('YIJIAN_UNIT'), name: '代码生成示例单位（虚构）', kind: 'other', regionCode: '990121'),
);
echo "unit {$unit->id} {$unit->name}\n";
