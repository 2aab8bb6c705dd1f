export { addPasskey, passkeyToAdd, passkeyToUse, usePasskey } from './ceremonies';
export { relyingParty, type RelyingParty } from './relying-party';
export { listPasskeys, removePasskey, renamePasskey, type ListedPasskey } from './stored';
