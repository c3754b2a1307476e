import { render } from 'preact';
import './styles/index.css';
import { App } from './pages/App.tsx';
import { followHistory } from './net/route.ts';
import { applyLanguage } from './words/index.ts';

applyLanguage();
followHistory();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
