/* global Scalar, document, navigator */
const chinese = !/^en\b/i.test(navigator.language);

Scalar.createApiReference(document.getElementById('reference'), {
  url: '/v1/openapi.json',
  localization: { locale: chinese ? 'zh-CN' : 'en' },
  // Nothing leaves this origin: no fonts, no telemetry, no proxy, no assistant.
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
});
