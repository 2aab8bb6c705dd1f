export { makeLink, readLink, useLink, type LinkKind, type OpenLink } from './links';
