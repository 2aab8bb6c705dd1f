export { signatureOf } from './signature';
export { detect, type DetectionHints } from './detect';
