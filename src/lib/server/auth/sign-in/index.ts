export { knowsDevice, rememberDevice, sweepDevices } from './known-device';
export {
	signInByPassword,
	signInRefusalMessage,
	type PasswordAttempt,
	type SignInRefusal
} from './password-sign-in';
export { checkSecondFactor, secondFactorRefusalMessage, type TypedFactor } from './second-factor';
