export { SAMPLE_EDGE_CASES } from './edge-cases.js';
export { sampleRegion, type SampleRecord, type SampleRegionOptions } from './sample-region.js';
