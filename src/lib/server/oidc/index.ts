export { beginSignIn, type Begun, type Wish } from './begin';
export { completeSignIn, type CompleteRefusal, type Vouched } from './complete';
export { leavingAddress } from './leave';
export { PROVIDER_REFUSALS, providerRefusalText, type ProviderRefusal, type RefusalText } from './refusal';
export { exchangeCookie, leavingCookie, leavingValue, parseLeaving, type ProviderCookie } from './cookies';
