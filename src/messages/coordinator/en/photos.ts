import type { Catalog } from '../../catalog.ts';

export const photos = {
  'photos.title': 'Photos',
  'photos.off': 'Observers cannot take photos in this mission.',
  'photos.on': 'Observers may take photos in this mission.',
  'photos.law':
    'Before photos are allowed, read the law of the country: photographing in and around polling stations is restricted or forbidden in many of them, and a photo can put the people on it and the observer at risk. Whoever switches photos on answers for this decision.',
  'photos.handling':
    'Phones keep and send only the picture. Photos wait on the phone until headquarters has them, and are sent after all text. They are stored in the database, and are part of its backup.',
  'photos.people': 'Observers are told not to photograph voters’ faces, marked ballots or lists of names.',
  'photos.notice': 'Your own words to observers',
  'photos.noticeHint':
    'What the law and your rules allow, in the languages of your observers. Shown before the first photo, and again when it changes.',
  'photos.keepTime': 'Keep the time the camera wrote',
  'photos.keepPosition': 'Keep the position the camera wrote',
  'photos.read': 'We have read the law on this and decided to allow photos',
  'photos.allow': 'Allow photos',
  'photos.change': 'Save',
  'photos.stop': 'Stop allowing photos',
  'photos.stopExplained': 'Photos already taken are still received.',
  'photos.saved': 'Saved. Phones learn of it the next time they connect.',
  'photos.counts': '{present} of {expected} photos here',
  'photos.count': 'Photos',
  'photos.waiting': 'Not here yet',
  'photos.arrived': 'Received {at}',
  'photos.open': 'Show photo {number}',
  'photos.number': 'Photo {number}',
  'photos.removed': 'Taken back by the team',
  'photos.taken': 'Taken {at}',
  'photos.kept': 'Kept {at}',
  'photos.position': 'Position: {latitude}, {longitude}',
  'photos.download': 'Download',
  'photos.ofVisit': 'Photos of the visit',
  'photos.changed': 'Photos: {added} added, {removed} taken back',
} satisfies Catalog;
