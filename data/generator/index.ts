export { generateFinessPlusJson, type FinessPlusCounts, type FinessPlusOptions } from './finess-plus';
export { generate, type Generated, type GenerateOptions } from './generate';
export type { Manifest, ManifestFile } from './manifest';
