/** The part of the classic script that `yijian.diagnose()` loads. */
import { diagnose } from '../diagnose/diagnose.js';

const { yijian } = window as unknown as { yijian: { parts: Record<string, unknown> } };
yijian.parts['diagnose'] = diagnose;
