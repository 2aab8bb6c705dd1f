export { safeNext, signInHref } from './safe-next';
