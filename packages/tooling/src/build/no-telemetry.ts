/** Tells the tools to call nobody: not for statistics and not for news of versions. */
export const noTelemetry: Record<string, string> = {
  STORYBOOK_DISABLE_TELEMETRY: '1',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
};
