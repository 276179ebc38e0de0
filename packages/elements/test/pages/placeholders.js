import '../../src/define.ts';
import { upgradePlaceholders } from '../../src/internal/upgrade-placeholders.ts';

upgradePlaceholders();
