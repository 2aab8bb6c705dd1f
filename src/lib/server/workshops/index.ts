export { listWorkshops, readWorkshop } from './list';
export { groupRecords } from './group-records';
export { discardGroupWork } from './group-work';
export { createWorkshop, deleteWorkshop, savePreparation } from './manage';
export { openWorkshop, type OpeningGround } from './open';
export { answerAsFiction, MOST_FICTIONAL, type Rehearsed, type RehearsalRefusal } from './rehearsal';
export type { PreparationRefusal } from './preparation-refusal';
export { preparationRefusalMessage } from './preparation-refusal-message';
export type { Workshop, WorkshopHead } from './workshop';
export { newJoinToken, newRoomCode } from './codes';
export { sweepRooms, workshopClosed } from './erasure';
export { accountBehind, facilitatorOf } from './facilitators';
export { JOINS_PER_ADDRESS, pairingGuesses, roomGuesses, type Guesses } from './guesses';
export {
	isJoiningToken,
	joinRefusalMessage,
	joinRoom,
	MOST_PARTICIPANTS,
	renameParticipant,
	type Joining,
	type JoinRefusal
} from './join';
export {
	makePairing,
	pairedDevices,
	pairingRefusalMessage,
	revokeDevice,
	usePairing,
	type PairedDevice,
	type PairingRefusal
} from './pairing';
export { recordThen } from './recorded';
export { participantOf, type PersonWords } from './people';
export { findPresent, findRoomByCode, findRoomByToken, type RoomHead } from './rooms';
