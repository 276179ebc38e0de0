import type { MonitoringPoint, MonitoringReading } from '@yijian/standard';
import type { JsonObject } from '../store/tables.js';
import type { LookUp } from './resource.js';

/** Whether a reading is out of the limits that its point has now; unknown where the point has none for it in the unit of the reading. */
export async function outOfLimits(document: JsonObject, lookUp: LookUp): Promise<JsonObject> {
  const { monitoringPointId, metric, value, unitOfMeasure } = document as unknown as MonitoringReading;
  const point = (await lookUp('monitoring-points', monitoringPointId)) as MonitoringPoint | undefined;
  const limits = (point?.thresholds ?? []).filter(
    (threshold) =>
      threshold.metric === metric &&
      (unitOfMeasure === undefined || unitOfMeasure === (threshold.unitOfMeasure ?? unitOfMeasure)),
  );
  if (limits.length === 0) return {};
  return {
    outOfLimits: limits.some(
      ({ lowerLimit = -Infinity, upperLimit = Infinity }) => value < lowerLimit || value > upperLimit,
    ),
  };
}
