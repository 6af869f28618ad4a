// Temporary stand-in for the server while it is being built. Deleted when the real one answers.
import { createServer } from 'node:http';
import { readFileSync, existsSync } from 'node:fs';
import { join, extname } from 'node:path';
const dist = new URL('../../dist/', import.meta.url).pathname;
const port = Number((process.env.MERETID_LISTEN??':8099').split(':')[1]);
const types = { '.html':'text/html; charset=utf-8','.js':'text/javascript','.css':'text/css','.svg':'image/svg+xml','.woff2':'font/woff2','.ttf':'font/ttf','.txt':'text/plain' };
const csp = "default-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const nobody = { signed_in:false, account:'', name:'', language:'da', csrf:'', roles:[] }; let session = nobody; const sessions = {};
let once_used = false, password = '';
const cases = [], jobs = [], uploads = {}, decisions = {}, record = {};
let n = 1; const id = (p) => p + String(n++).padStart(4,'0');
const lines = [[
 'Borgerservice, Eksempelkommune','','Att.: Karla Mikkelsen','','Referat af samtale den 3. marts 2025','',
 'Deltagere: Karla Mikkelsen (sagsbehandler) og borger Anders Holmgaard.','',
 'Anders Holmgaard, CPR 010203-1234, bor Lindeallé 14, 2. tv., 9999 Eksempelby.',
 'Han kan kontaktes på telefon 12 34 56 78 eller anders@eksempel.dk.','',
 'Holmgaard oplyser, at hans søster Berit Holmgaard, f. 04.05.1966, hjælper ham.',
 'Udbetaling sker til konto 1234 0012345678.'],[
 'Side 2','','Opfølgning: Karla Mikkelsen ringer til Anders Holmgaard den 10. marts.','CPR 010203-1234 er noteret på journalen.']];
function pdf() {
  const objs = []; const add = (s) => objs.push(s);
  const pages = lines.length;
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages} /Kids [${lines.map((_,i)=>`${4+2*i} 0 R`).join(' ')}] >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>');
  for (const [i,page] of lines.entries()) {
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5+2*i} 0 R >>`);
    const s = 'BT /F1 11 Tf 50 780 Td 18 TL ' + page.map(l => `(${l.replace(/[()\\]/g,'\\$&')}) Tj T*`).join(' ') + ' ET';
    add(`<< /Length ${Buffer.byteLength(s,'latin1')} >>\nstream\n${s}\nendstream`);
  }
  let out = '%PDF-1.4\n'; const at = [];
  objs.forEach((o,i)=>{ at.push(Buffer.byteLength(out,'latin1')); out += `${i+1} 0 obj\n${o}\nendobj\n`; });
  const x = Buffer.byteLength(out,'latin1');
  out += `xref\n0 ${objs.length+1}\n0000000000 65535 f \n` + at.map(a=>String(a).padStart(10,'0')+' 00000 n \n').join('') + `trailer << /Size ${objs.length+1} /Root 1 0 R >>\nstartxref\n${x}\n%%EOF`;
  return Buffer.from(out,'latin1');
}
function proposal() {
  const want = [['Karla Mikkelsen','person','p1',false],['Anders Holmgaard','person','p2',true],['010203-1234','cpr','c1',true],['Lindeallé 14, 2. tv., 9999 Eksempelby','address','a1',true],['12 34 56 78','phone','t1',true],['anders@eksempel.dk','email','e1',true],['Berit Holmgaard','person','p3',true],['04.05.1966','birthdate','b1',true],['1234 0012345678','account','k1',true]];
  const findings = []; let k = 1; let base = 0;
  lines.forEach((page,p)=>page.forEach((l,row)=>{ for (const [text,type,entity,proposed] of want) { let c=-1; while((c=l.indexOf(text,c+1))>=0) {
    const top = 842-780-9+row*18; findings.push({ id:'f'+k++, document:'d1', start:base+c, end:base+c+text.length, text, type, entity, confidence: proposed?0.97:0.41, reason: type==='cpr'?'Gyldig dato, modulus 11 passer ikke.':'Navn efter ordet »borger«.', ground:'OFL.30.1', proposed, before:l.slice(0,c), after:l.slice(c+text.length), boxes:[{page:p,left:50+c*6.6,top,right:50+(c+text.length)*6.6,bottom:top+12}] }); } } base += l.length+1; }));
  return { law:'OFL', complete:false, documents:[ {id:'d1',name:'brev.txt',format:'pdf',state:'read',pages:[{width:595,height:842,scanned:false},{width:595,height:842,scanned:false}],duplicate_of:'',findings_about_reading:[]},
   {id:'d2',name:'mails/svar fra Anders.eml',format:'email',state:'read',pages:[{width:595,height:842,scanned:true}],duplicate_of:'',findings_about_reading:[]},
   {id:'d3',name:'ukendt.xyz',format:'other',state:'not_read',pages:[],duplicate_of:'',findings_about_reading:[{code:'parse.format',detail:'Formatet xlsx læses ikke. Ventet: PDF, TXT, EML, PNG, JPEG eller ZIP.',where:'ukendt.xyz'}]} ], findings };
}
const both = (da,en)=>({da,en});
const rooms = [ {id:'access',name:both('Aktindsigt','Access to documents'),purpose:both('Finder personoplysninger i en sags dokumenter og foreslår, hvad der skal overstreges, før sagen udleveres.','Finds personal data in the documents of a case and proposes what to strike out before release.'),status:'trial',jobs:[]},
 {id:'register',name:both('Register','Register'),purpose:both('Viser offentligt, hvilke løsninger der bruges, på hvilket grundlag, og hvad de frigør.','Shows publicly which solutions are used, on which basis, and what they free.'),status:'ready',jobs:[]} ];
const register = rooms.map((r,i)=>({...r,frees:both('Gennemlæsning og overstregning.','Reading and striking out.'),user:both('Sagsbehandlere','Caseworkers'),legal_basis:both('Offentlighedsloven; forvaltningsloven.','Public administration acts.'),data:both('Sagens dokumenter, krypteret pr. sag.','Documents of the case, encrypted per case.'),oversight:both('Hvert fund besluttes af et menneske.','Every finding is decided by a person.'),risk:'limited',contact:'aktindsigt@eksempelkommune.dk',version:'0.1.0',assumed_minutes:i?0:120,assumed_jobs:4,jobs:5,energy_wh:1.2,measured_minutes:i?0:34.2,measured_low:21,measured_high:47.5,measured_samples:i?0:12,decisions:i?0:418,cpu_seconds:i?3:1234,evidence:i?[]:[{id:'cpr_recall',value:0.998,unit:'',low:0.991,high:1,reference:null,note:'Genkaldelse af CPR-numre på et genereret dansk korpus, n = 400.'},{id:'propose_300_pages',value:41.3,unit:'s',low:40.1,high:43.2,reference:'60',note:'300 sider tekst på 2 kerner.'}]}));
function job(kind, c) { const j = {id:id('J'),room:'access',kind,case:c,state:'running',fraction:0,step:'',created:new Date().toISOString(),started:new Date().toISOString(),ended:null,cpu_seconds:0,error:null};
  jobs.unshift(j); const t=setInterval(()=>{ j.fraction=Math.min(1,j.fraction+0.25); j.step=j.fraction<0.6?'Læser dokumenter':'Finder oplysninger'; if(j.fraction>=1){j.state='done';j.ended=new Date().toISOString();j.cpu_seconds=3.2;clearInterval(t);} },300); return j; }
const rec=(c,event,text)=>(record[c]??=[]).push({number:n++,position:0,at:new Date().toISOString(),who:session.name,event,text});
createServer(async (q,r)=>{
  const u = new URL(q.url,'http://x'); const p = u.pathname; const m = q.method;
  const chunks=[]; for await (const c of q) chunks.push(c); const raw=Buffer.concat(chunks); let body; try { body=JSON.parse(raw.toString()||'{}'); } catch {}
  const send=(o,s=200)=>{ r.writeHead(s,{'content-type':'application/json'}); r.end(s===204?'':JSON.stringify(o)); };
  const problem=(s,code,detail,where='')=>{ r.writeHead(s,{'content-type':'application/problem+json'}); r.end(JSON.stringify({code,detail,where})); };
  const is=(re)=>{ const x=re.exec(p); return x && x.slice(1); };
  if (!p.startsWith('/api')) { let f=join(dist,p); if(!extname(p)) f=join(dist,'index.html'); if(!existsSync(f)) return problem(404,'http.no_file','ingen fil'); r.writeHead(200,{'content-type':types[extname(f)]??'application/octet-stream','content-security-policy':csp}); return r.end(readFileSync(f)); }
  let a; const cookie=/meretid_session=(\w+)/.exec(q.headers.cookie??'')?.[1]; session = sessions[cookie] ?? nobody;
  if (p==='/api/session') {
    if(m==='GET') return send(session);
    if(m==='DELETE') { delete sessions[cookie]; return send(null,204); }
    const ok = body.once ? body.once==='ENGANG' && !once_used : body.account==='admin' && body.password===password && password;
    if(!ok) return problem(401,'people.sign_in','Brugernavn eller adgangskode er forkert.');
    if(body.once) once_used=true;
    session={signed_in:true,account:'admin',name:'Administrator',language:'da',csrf:'tok',roles:[{room:'*',role:'caseworker'}],must_change_password:!!body.once}; const tok=id('S'); sessions[tok]=session; r.setHeader('set-cookie',`meretid_session=${tok}; HttpOnly; SameSite=Strict; Path=/`); return send(session);
  }
  if (p==='/api/rooms') return send(rooms);
  if (p==='/api/register') return send(register);
  if (!session.signed_in) return problem(401,'people.not_signed_in','Du er ikke logget ind.');
  if (m!=='GET' && q.headers['x-csrf-token']!=='tok') return problem(403,'http.csrf','CSRF');
  if (p==='/api/session/password') { password=body.new; session.must_change_password=false; return send(null,204); }
  if (p==='/api/session/language') { session.language=body.language; return send(null,204); }
  if (p==='/api/cases') { if(m==='GET') return send(cases); const c={id:id('C'),room:body.room,title:body.title,created:new Date().toISOString(),state:'open'}; cases.unshift(c); rec(c.id,'case.created','Sagen blev oprettet'); return send(c,201); }
  if ((a=is(/^\/api\/cases\/(\w+)$/))) return send(cases.find(c=>c.id===a[0]));
  if (is(/(members)$/)) return send([{account:'admin',name:'Administrator',added:new Date().toISOString()}]);
  if ((a=is(/^\/api\/cases\/(\w+)\/uploads$/))) { const x=id('U'); uploads[x]={name:body.name,size:body.size,offset:0}; return send({upload:x,part_size:1<<24},201); }
  if ((a=is(/^\/api\/uploads\/(\w+)$/))) { const x=uploads[a[0]]; if(m==='PUT'){ x.offset+=raw.length; x.hash=q.headers['x-part-hash']; } return send({offset:x.offset}); }
  if ((a=is(/^\/api\/uploads\/(\w+)\/finish$/))) return send({name:uploads[a[0]].name,blob:'b'+a[0],size:uploads[a[0]].size});
  if (p==='/api/access/propose') { rec(u.searchParams.get('case'),'access.propose','Forslag startet'); return send({job:job('propose',u.searchParams.get('case')).id},202); }
  if (p==='/api/access/release') { rec(u.searchParams.get('case'),'access.released','Sagen blev frigivet'); return send({job:job('release',u.searchParams.get('case')).id},202); }
  if (p==='/api/jobs') return send(jobs.filter(j=>!u.searchParams.get('case')||j.case===u.searchParams.get('case')));
  if ((a=is(/^\/api\/jobs\/(\w+)$/))) return send(jobs.find(j=>j.id===a[0]));
  if ((a=is(/^\/api\/jobs\/(\w+)\/events$/))) { r.writeHead(200,{'content-type':'text/event-stream'}); const j=jobs.find(j=>j.id===a[0]); const t=setInterval(()=>{ r.write(`event: progress\ndata: ${JSON.stringify({fraction:j.fraction,step:j.step})}\n\n`); if(j.state!=='running'){ r.write(`event: state\ndata: ${JSON.stringify({state:j.state})}\n\n`); clearInterval(t); } },200); q.on('close',()=>clearInterval(t)); return; }
  if ((a=is(/^\/api\/jobs\/(\w+)\/result$/))) return send(jobs.find(j=>j.id===a[0]).kind==='release'?{released:1,refused:0,not_read:1,documents:[{document:'d1',title:'brev',file:'brev.pdf',state:'released',pages:2,boxes:9,problems:[]}]}:proposal());
  if ((a=is(/^\/api\/jobs\/(\w+)\/decisions$/))) { const d=decisions[a[0]]??={}; if(m==='POST') { for(const l of body.decisions) { if(l.decided==='undo') delete d[l.part]; else d[l.part]=l; } rec(jobs.find(j=>j.id===a[0]).case,'decision.made',`${body.decisions.length} beslutning(er), ${body.active_seconds} s`); return send(null,204);} return send(Object.values(d)); }
  if ((a=is(/^\/api\/jobs\/(\w+)\/artefacts$/))) return send([{name:'released/brev.pdf',type:'application/pdf',size:48211},{name:'released/mails/svar fra Anders.pdf',type:'application/pdf',size:21000},{name:'aktliste.csv',type:'text/csv',size:412},{name:'log.json',type:'application/json',size:2999},{name:'verification.json',type:'application/json',size:1500}]);
  if ((a=is(/^\/api\/jobs\/(\w+)\/artefacts\/(.*)$/))) return a[1].endsWith('.pdf') ? r.end('%PDF-1.7 x') : send({files:[{file:'released/brev.pdf',clean:true,residues:[]},{file:'released/mails/svar fra Anders.pdf',clean:true,residues:[]}]});
  if (is(/^\/api\/access\/documents\//)) { r.writeHead(200,{'content-type':'application/pdf'}); return r.end(pdf()); }
  if ((a=is(/^\/api\/cases\/(\w+)\/record$/))) return send(record[a[0]]??[]);
  if (p==='/api/drafts') return send(jobs.filter(j=>j.kind==='propose'&&j.state==='done').map(j=>({job:j.id,room:'access',kind:'propose',case:j.case,title:cases.find(c=>c.id===j.case)?.title,proposed:proposal().findings.filter(f=>f.proposed).length,decided:Object.keys(decisions[j.id]??{}).length})));
  problem(404,'http.no_route','Ingen rute: '+p);
}).listen(port,()=>console.log('http://127.0.0.1:'+port+'/#/ind/ENGANG'));
