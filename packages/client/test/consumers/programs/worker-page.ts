// Bundlers hand the address of a worker over as text; a page that enforces Trusted Types has to say that it may.
const { trustedTypes } = globalThis as unknown as {
  trustedTypes?: { createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => void };
};
trustedTypes?.createPolicy('default', { createScriptURL: (url) => url });

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const found = new Promise((resolve, reject) => {
  worker.addEventListener('message', ({ data }) => resolve(data));
  worker.addEventListener('error', ({ message }) => reject(new Error(message)));
});
Object.assign(globalThis, { found });
