export { accessAnswer, type Stop, type Stopped } from './access-answer';
export { bodyRefusal } from './body-limit';
export { errorLine, shownError, type ErrorContext, type ShownError } from './error-report';
export { refusalMessage, refusalResponse, type RequestRefusal } from './refusal';
export { requestGuard } from './request-guard';
export { withSecurityHeaders } from './response-headers';
export { closeOnStop } from './shutdown';
