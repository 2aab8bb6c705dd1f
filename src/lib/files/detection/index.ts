export { detect, type DetectionHints } from './detect';
