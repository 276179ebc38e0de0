export { templates } from './generated/templates.js';
export type { Template, TemplateConversion, TemplateField } from './template.js';
