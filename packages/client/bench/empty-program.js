/** Does nothing, and tells how many MB that takes. */
import { tellPeak } from './tell-peak.js';

tellPeak();
