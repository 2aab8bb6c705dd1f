export { accessAnswer, type Stop, type Stopped } from './access-answer';
export { bodyRefusal } from './body-limit';
export { shownError, type ShownError } from './error-report';
export { refusalMessage, refusalResponse, type RequestRefusal } from './refusal';
export { requestGuard } from './request-guard';
export { roomAddress, type RoomAddress } from './room-address';
export { guardEveryAnswer, withSecurityHeaders, type Audience } from './response-headers';
export { closeOnStop } from './shutdown';
export { asUnavailable, UNAVAILABLE } from './unavailable';
