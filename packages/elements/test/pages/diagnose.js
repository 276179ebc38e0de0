import { diagnose } from '../../src/diagnose/diagnose.ts';

// Where Trusted Types forbid Lit, elements that draw by its templates cannot even be imported.
await import('../../src/define.ts').catch(() => undefined);
await new Promise((resolve) => setTimeout(resolve, 100));
window.findings = await diagnose();
