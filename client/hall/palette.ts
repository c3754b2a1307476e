/** The hall's own colours: the room is the same by day and by night. */
export const paint = {
  carpet: '#1D5660',
  carpetLight: '#256570',
  rug: '#17474F',
  wood: '#DDBB86',
  woodFace: '#A97F47',
  woodEdge: '#EFD9B0',
  handle: '#6B4A24',
  wall: '#C9D5D6',
  wallSeam: '#AEBDC0',
  paper: '#FFFFFF',
  ink: '#13222B',
  ink2: '#435661',
  washed: '#DDEEEE',
  open: '#B32810',
  openOnCarpet: '#FF8A6E',
  tints: ['#FCEAE4', '#F8D5CA', '#F2BDAD'],
  room: '#0C3E47',
  room2: '#123D46',
  roomLine: '#7FA9AE',
  live: '#FF5A3C',
  brass: '#F2C46B',
  act: '#0B5560',
  against: '#8A4B00',
  abstain: '#51616A',
  lamp: '#FFF3D6',
  sleeveLine: '#0C2A32',
} as const;

export const coats = [
  '#22313B',
  '#2F4858',
  '#5B3A46',
  '#3B4A3A',
  '#6B5B4B',
  '#40506B',
  '#7A4A33',
  '#4B4457',
  '#2E5A57',
  '#8A7F72',
] as const;
export const hairs = [
  '#1B1512',
  '#2B1C14',
  '#4A2F1D',
  '#7A5230',
  '#B58A50',
  '#9AA0A3',
  '#D9D6CF',
  '#3D5A80',
  '#8C4A5A',
] as const;
export const skins = ['#F0C9A4', '#D9A273', '#B87A4B', '#8A5632', '#5E3A22', '#E3B48A'] as const;

export const serif = '"Bitter Treaty","Noto Naskh Arabic","Geeza Pro","Songti SC","Noto Serif CJK SC",Georgia,serif';
export const sans =
  'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","Geeza Pro","PingFang SC","Noto Sans CJK SC",sans-serif';
