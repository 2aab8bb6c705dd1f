import path from 'node:path';

/** Where files on their way in are put. */
export const uploadsRoot = (dataDir: string): string => path.join(dataDir, 'uploads');

/** Folder of the files of one import on their way in. Names on disk are made by this program, never by people. */
export const uploadFolder = (dataDir: string, folder: string): string =>
	path.join(uploadsRoot(dataDir), folder);
