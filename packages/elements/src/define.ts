// The provider first, so that it is there when the elements inside it ask for their client.
import './components/provider/define.js';
import './components/credit-badge/define.js';
import './components/inspection-timeline/define.js';
import './components/task-matrix/define.js';

export { defineAll } from './define-all.js';
