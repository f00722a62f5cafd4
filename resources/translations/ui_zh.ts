<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>How programs talk to the hub (API)</source>
        <translation>程序如何与中枢通信（API）</translation>
    </message>
    <message>
        <source>Xiaozhi&apos;s firmware for devices</source>
        <translation>小智的设备固件</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>GPL-3.0-or-later: free software, without any warranty</source>
        <translation>GPL-3.0-or-later：自由软件，不提供任何担保</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>设置文件</translation>
    </message>
</context>
<context>
    <name>AccessCard</name>
    <message>
        <source>New token…</source>
        <translation>换新令牌…</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>屏蔽…</translation>
    </message>
    <message>
        <source>Unblock…</source>
        <translation>解除屏蔽…</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>忘记…</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问权限</translation>
    </message>
    <message>
        <source>This device is let in.</source>
        <translation>此设备已获准接入。</translation>
    </message>
    <message>
        <source>This device is blocked: it is turned away whatever it calls itself.</source>
        <translation>此设备已被屏蔽：无论它自称什么都会被拒绝。</translation>
    </message>
    <message>
        <source>This device was turned away.</source>
        <translation>此设备已被拒绝。</translation>
    </message>
    <message>
        <source>Nothing is decided about this device. It waits here with a code once it asks to come in.</source>
        <translation>尚未对此设备作出决定。它请求接入时，会带着代码出现在这里。</translation>
    </message>
    <message>
        <source>What the device proves itself with becomes worthless, also to whoever copied it. Its conversation ends; it gets a new token when it restarts. Go on?</source>
        <translation>设备用来证明身份的令牌将失效，复制了它的人也无法再用。当前对话会结束；设备重启后得到新令牌。继续吗？</translation>
    </message>
    <message>
        <source>Yes, make a new one</source>
        <translation>是，换新的</translation>
    </message>
    <message>
        <source>Its conversation ends, and it is turned away from now on, whatever it calls itself. Block it?</source>
        <translation>它的对话会结束，今后无论它自称什么都会被拒绝。要屏蔽吗？</translation>
    </message>
    <message>
        <source>Yes, block it</source>
        <translation>是，屏蔽</translation>
    </message>
    <message>
        <source>It may ask to come in again; it is not let in by that. Unblock it?</source>
        <translation>它可以再次请求接入，但这并不等于准许接入。要解除屏蔽吗？</translation>
    </message>
    <message>
        <source>Yes, unblock it</source>
        <translation>是，解除</translation>
    </message>
    <message>
        <source>Its name, room, token and the pictures that it sent are deleted for good, and it has to be let in again. Kept conversations stay. Forget it?</source>
        <translation>它的名称、房间、令牌和发来的图片会被永久删除，之后需要重新准许接入。已保存的对话会保留。要忘记吗？</translation>
    </message>
    <message>
        <source>Yes, forget it</source>
        <translation>是，忘记</translation>
    </message>
</context>
<context>
    <name>AddressCard</name>
    <message>
        <source>Address for devices</source>
        <translation>设备连接地址</translation>
    </message>
    <message>
        <source>Copy the address for devices</source>
        <translation>复制设备连接地址</translation>
    </message>
    <message>
        <source>Address by name</source>
        <translation>按名称的地址</translation>
    </message>
    <message>
        <source>Copy the address by name</source>
        <translation>复制按名称的地址</translation>
    </message>
    <message>
        <source>Scan it with a phone, or copy it, and give it to the device as its OTA address.</source>
        <translation>用手机扫描或复制，再填到设备的 OTA 地址里。</translation>
    </message>
    <message>
        <source>It appears here as soon as the hub listens.</source>
        <translation>中枢开始接受设备后，地址会显示在这里。</translation>
    </message>
</context>
<context>
    <name>ApiKeyDialog</name>
    <message>
        <source>%1 key</source>
        <translation>%1 密钥</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Keep it anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>What came of the test</source>
        <translation>测试结果</translation>
    </message>
    <message>
        <source>Forget key</source>
        <translation>忘掉密钥</translation>
    </message>
    <message>
        <source>Keeping the key…</source>
        <translation>正在保存密钥…</translation>
    </message>
    <message>
        <source>With a key, %1 answers any question. The key belongs to your account at the service, which may charge for answers.</source>
        <translation>有了密钥，%1 可以回答任何问题。密钥属于您在该服务的账户，回答可能会收费。</translation>
    </message>
    <message>
        <source>Asking the service something with it…</source>
        <translation>正在用这个密钥向服务提问…</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Hold to talk</source>
        <translation>按住说话</translation>
    </message>
    <message>
        <source>Hold it down with the mouse, or with the space bar, while you speak</source>
        <translation>说话时用鼠标或空格键按住</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Or type a question</source>
        <translation>或输入问题</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Speak now…</source>
        <translation>请说话…</translation>
    </message>
    <message>
        <source>The sound card cannot be used now; another program may hold it. Typing works.</source>
        <translation>声卡现在无法使用，可能被其他程序占用。可以打字。</translation>
    </message>
    <message>
        <source>This computer has no sound card that can be used. Typing works; read the answers.</source>
        <translation>这台电脑没有可用的声卡。可以打字提问，阅读回答。</translation>
    </message>
    <message>
        <source>No microphone was found. Typing works.</source>
        <translation>没有找到麦克风。可以打字。</translation>
    </message>
    <message>
        <source>No loudspeaker was found. Read the answers here.</source>
        <translation>没有找到扬声器。请在这里阅读回答。</translation>
    </message>
</context>
<context>
    <name>AssetDesk</name>
    <message>
        <source>Reading the assets</source>
        <translation>读取资源</translation>
    </message>
    <message>
        <source>Keeping assets</source>
        <translation>保存资源</translation>
    </message>
    <message>
        <source>%1 is in the library.</source>
        <translation>%1 已存入库。</translation>
    </message>
    <message>
        <source>Offering the assets</source>
        <translation>提供资源</translation>
    </message>
    <message>
        <source>Taking the offer back</source>
        <translation>撤回提供</translation>
    </message>
    <message>
        <source>Changing what is known of assets</source>
        <translation>更改资源信息</translation>
    </message>
    <message>
        <source>The changes are kept.</source>
        <translation>更改已保存。</translation>
    </message>
    <message>
        <source>Deleting the assets</source>
        <translation>删除资源</translation>
    </message>
</context>
<context>
    <name>AssetDetail</name>
    <message>
        <source>No device is let in yet.</source>
        <translation>还没有获准接入的设备。</translation>
    </message>
    <message>
        <source>Restart them for it</source>
        <translation>为此重启设备</translation>
    </message>
    <message>
        <source>Offer to these devices</source>
        <translation>提供给这些设备</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Who is offered it</source>
        <translation>已提供给</translation>
    </message>
    <message>
        <source>%1 has another board: %2</source>
        <translation>%1 是另一种开发板：%2</translation>
    </message>
    <message>
        <source>Delete %1 from the hub? Devices that have it keep it.</source>
        <translation>要从中枢删除 %1 吗？已获得它的设备不受影响。</translation>
    </message>
    <message>
        <source>Yes, delete it</source>
        <translation>是，删除</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Wake words</source>
        <translation>唤醒词</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>Offer it to</source>
        <translation>提供给</translation>
    </message>
    <message>
        <source>A device erases its old assets before it fetches new ones, so leave it on meanwhile.</source>
        <translation>设备在获取新资源前会先擦除旧资源，期间请勿断电。</translation>
    </message>
    <message>
        <source>The assets</source>
        <translation>资源</translation>
    </message>
</context>
<context>
    <name>Assets</name>
    <message>
        <source>font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>wake words</source>
        <translation>唤醒词</translation>
    </message>
    <message>
        <source>faces: %1</source>
        <translation>表情：%1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>安装中</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>It is told in its next conversation, and restarts at the end of it.</source>
        <translation>将在下次对话中得知，并在对话结束时重启。</translation>
    </message>
    <message>
        <source>It is told in its next conversation, and fetches them when it starts next.</source>
        <translation>将在下次对话中得知，并在下次启动时获取。</translation>
    </message>
    <message>
        <source>It fetches them when it starts next.</source>
        <translation>将在下次启动时获取。</translation>
    </message>
    <message>
        <source>All of them were sent; it writes them down.</source>
        <translation>已全部发送，设备正在写入。</translation>
    </message>
    <message>
        <source>They are for another board.</source>
        <translation>它们是为另一种开发板准备的。</translation>
    </message>
    <message>
        <source>Its flash has no room for assets.</source>
        <translation>其闪存没有资源空间。</translation>
    </message>
    <message>
        <source>Its room for assets is smaller than these are.</source>
        <translation>其资源空间小于这些资源。</translation>
    </message>
    <message>
        <source>Its firmware cannot be told where assets are.</source>
        <translation>其固件不支持获取资源。</translation>
    </message>
    <message>
        <source>It was told, and said that it failed.</source>
        <translation>已通知，但设备报告失败。</translation>
    </message>
    <message>
        <source>It started, and did not come for them.</source>
        <translation>已启动，但没有来获取。</translation>
    </message>
    <message>
        <source>The download broke off: until it gets them whole, it has no assets.</source>
        <translation>下载中断：在完整获取之前，设备没有资源。</translation>
    </message>
</context>
<context>
    <name>AssetsView</name>
    <message>
        <source>Assets</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>No assets yet</source>
        <translation>还没有资源</translation>
    </message>
    <message>
        <source>Assets are the fonts, faces and wake words of a device, in a file such as assets.bin. Add one, and offer it to devices: each fetches it when it starts next.</source>
        <translation>资源是设备的字体、表情和唤醒词，保存在 assets.bin 这样的文件中。添加后提供给设备，设备会在下次启动时获取。</translation>
    </message>
    <message>
        <source>The assets cannot be read</source>
        <translation>无法读取资源</translation>
    </message>
</context>
<context>
    <name>AssistantKeyCard</name>
    <message>
        <source>Forget key</source>
        <translation>忘掉密钥</translation>
    </message>
    <message>
        <source>%1 key</source>
        <translation>%1 密钥</translation>
    </message>
    <message>
        <source>It is given in the environment or the settings file, and is changed there.</source>
        <translation>它在环境变量或设置文件中给出，也在那里更改。</translation>
    </message>
    <message>
        <source>It is kept %1.</source>
        <translation>保存%1。</translation>
    </message>
    <message>
        <source>No key is kept. Without one, only what needs none is answered.</source>
        <translation>没有保存密钥。没有它，只能回答无需密钥的问题。</translation>
    </message>
    <message>
        <source>Change key…</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>添加密钥…</translation>
    </message>
    <message>
        <source>Until another is added, only what needs no service is answered.</source>
        <translation>在添加新密钥之前，只能回答无需服务的问题。</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>忘记</translation>
    </message>
</context>
<context>
    <name>AssistantPage</name>
    <message>
        <source>Who thinks</source>
        <translation>由谁思考</translation>
    </message>
    <message>
        <source>Questions go to this service. One on this computer or in your network keeps them home.</source>
        <translation>问题会发往此服务。若它在本机或您的网络中，问题就不会离开家。</translation>
    </message>
    <message>
        <source>Who stands in</source>
        <translation>由谁代替</translation>
    </message>
    <message>
        <source>It answers while the first service cannot be reached or the month&apos;s limit is used up.</source>
        <translation>在第一个服务无法访问或本月上限用完时由它回答。</translation>
    </message>
    <message>
        <source>Parts of the page</source>
        <translation>页面的各部分</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
</context>
<context>
    <name>AssistantPresenter</name>
    <message>
        <source>Reading the settings</source>
        <translation>读取设置</translation>
    </message>
    <message>
        <source>Reading where the key is kept</source>
        <translation>读取密钥位置</translation>
    </message>
    <message>
        <source>Testing the service</source>
        <translation>测试服务</translation>
    </message>
    <message>
        <source>Listing the models</source>
        <translation>列出模型</translation>
    </message>
    <message>
        <source>It thinks from the next question on.</source>
        <translation>从下一个问题起由它思考。</translation>
    </message>
    <message>
        <source>Costs are counted by Grok&apos;s prices: set its own in Settings, Thinking.</source>
        <translation>费用按 Grok 的价格计算：请在“设置”的“思考”中填写它的价格。</translation>
    </message>
    <message>
        <source>It stands in from now on.</source>
        <translation>从现在起由它代替。</translation>
    </message>
    <message>
        <source>Nobody stands in any more.</source>
        <translation>不再有代替者。</translation>
    </message>
    <message>
        <source>Changing the service</source>
        <translation>更换服务</translation>
    </message>
    <message>
        <source>Changing the limit</source>
        <translation>更改上限</translation>
    </message>
    <message>
        <source>Keeping the key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>The key is kept %1.</source>
        <translation>密钥已保存在%1。</translation>
    </message>
    <message>
        <source>Forgetting the key</source>
        <translation>忘记密钥</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>密钥已忘掉。</translation>
    </message>
</context>
<context>
    <name>BoardFinding</name>
    <message>
        <source>Looking for boards</source>
        <translation>查找开发板</translation>
    </message>
    <message>
        <source>Asking the board what it is</source>
        <translation>询问开发板信息</translation>
    </message>
</context>
<context>
    <name>BoardListening</name>
    <message>
        <source>Reading what the board says</source>
        <translation>读取开发板日志</translation>
    </message>
    <message>
        <source>Letting the port go</source>
        <translation>释放端口</translation>
    </message>
</context>
<context>
    <name>BoardStarting</name>
    <message>
        <source>Naming the device</source>
        <translation>为设备命名</translation>
    </message>
</context>
<context>
    <name>BoardStep</name>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Choose the port your board is at.</source>
        <translation>请选择开发板所在的端口。</translation>
    </message>
    <message>
        <source>To go on, plug a board in.</source>
        <translation>要继续，请连接开发板。</translation>
    </message>
    <message>
        <source>To go on, choose a port. The board there is then asked what it is.</source>
        <translation>要继续，请选择端口。随后会询问该端口上的开发板是什么。</translation>
    </message>
    <message>
        <source>To go on, wait until the board has answered.</source>
        <translation>要继续，请等待开发板回应。</translation>
    </message>
    <message>
        <source>To go on, the board has to answer: do what is said above, or choose another port.</source>
        <translation>要继续，开发板必须回应：请按上面的说明操作，或选择其他端口。</translation>
    </message>
    <message>
        <source>The board at this port is being written. Wait for that, or choose another port.</source>
        <translation>此端口上的开发板正在写入。请等待完成，或选择其他端口。</translation>
    </message>
    <message>
        <source>Asking the board what it is…</source>
        <translation>正在询问开发板信息…</translation>
    </message>
    <message>
        <source>The hub knows it as “%1”.</source>
        <translation>中枢已认识它：“%1”。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再检查一次</translation>
    </message>
    <message>
        <source>No board is seen yet. If one is plugged in:

•  Try another cable. Many cables only charge and carry no data.
•  Plug it straight into the computer, without a USB hub in between.
•  Hold the button BOOT while you plug it in, then let go.
•  On Windows and macOS, boards with a CP210x or CH34x chip need the driver of its maker.</source>
        <translation>还没有发现开发板。如果已经插上：

•  换一根数据线。很多线只能充电，不能传数据。
•  直接插到电脑上，中间不要经过 USB 集线器。
•  按住 BOOT 按钮再插上，然后松开。
•  在 Windows 和 macOS 上，使用 CP210x 或 CH34x 芯片的开发板需要安装芯片厂商的驱动。</translation>
    </message>
    <message>
        <source>Connect the board with a USB cable to the computer that the hub runs on.</source>
        <translation>用 USB 数据线把开发板连接到运行中枢的电脑。</translation>
    </message>
    <message>
        <source>Connect the board to this computer with a USB cable.</source>
        <translation>用 USB 数据线把开发板连接到这台电脑。</translation>
    </message>
</context>
<context>
    <name>BoardsCard</name>
    <message>
        <source>Who has what</source>
        <translation>各设备的版本</translation>
    </message>
    <message>
        <source>No device is let in yet.</source>
        <translation>还没有获准接入的设备。</translation>
    </message>
</context>
<context>
    <name>CandidateCard</name>
    <message>
        <source>The library has it already.</source>
        <translation>库中已有此固件。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Keep it as assets</source>
        <translation>保存为资源</translation>
    </message>
    <message>
        <source>Leave out this and the rest</source>
        <translation>跳过此文件及其余文件</translation>
    </message>
    <message>
        <source>The hub looks at it…</source>
        <translation>中枢正在检查文件…</translation>
    </message>
    <message>
        <source>File %1 of %2</source>
        <translation>第 %1 个文件，共 %2 个</translation>
    </message>
    <message>
        <source>The hub reads it…</source>
        <translation>中枢正在读取文件…</translation>
    </message>
    <message>
        <source>%1 of %2 sent to the hub</source>
        <translation>已向中枢发送 %1，共 %2</translation>
    </message>
    <message>
        <source>The hub keeps it…</source>
        <translation>中枢正在保存文件…</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>下一个文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Do not keep it</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>What you say of it</source>
        <translation>您的说明</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>文件内容</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>Why no device comes</source>
        <translation>设备没有出现的原因</translation>
    </message>
    <message>
        <source>No device yet. Look at this:</source>
        <translation>还没有设备。请检查：</translation>
    </message>
    <message>
        <source>Silent since the hub was off? Press its button, or restart it.</source>
        <translation>中枢关闭之后就没有反应？请按一下它的按钮，或重启它。</translation>
    </message>
    <message>
        <source>Is the address in the device?</source>
        <translation>设备里填了地址吗？</translation>
    </message>
    <message>
        <source>Copy this address before joining the speaker&apos;s Wi-Fi: there is no internet in it. A new device opens that Wi-Fi by itself, another when its BOOT button is pressed while it starts. On its page the field “OTA URL” is under “Advanced”.</source>
        <translation>连接音箱的 Wi-Fi 之前先复制地址：那个网络没有互联网。新设备会自己打开这个 Wi-Fi，其他设备在启动时按 BOOT 键即可。在它的页面上，“OTA URL”在“Advanced”（高级）里。</translation>
    </message>
    <message>
        <source>Is it in the same Wi-Fi?</source>
        <translation>在同一个 Wi-Fi 里吗？</translation>
    </message>
    <message>
        <source>The device and this computer must be in the same network. A guest network keeps devices apart (guest isolation): use the main one. Most devices hear 2.4 GHz alone.</source>
        <translation>设备和这台电脑必须在同一个网络。访客网络会隔离设备，请使用主网络。大多数设备只支持 2.4 GHz。</translation>
    </message>
    <message>
        <source>Does a firewall keep it out?</source>
        <translation>被防火墙挡住了吗？</translation>
    </message>
    <message>
        <source>Open the hub&apos;s ports on this computer, in a terminal with an administrator&apos;s rights:</source>
        <translation>在这台电脑上打开中枢的端口（在管理员终端中运行）：</translation>
    </message>
    <message>
        <source>Is a VPN on?</source>
        <translation>开着 VPN 吗？</translation>
    </message>
    <message>
        <source>It may hide this computer in its own network. Switch it off, and see.</source>
        <translation>它可能把这台电脑藏在自己的网络里。请关掉再试。</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Close the window?</source>
        <translation>关闭窗口？</translation>
    </message>
    <message>
        <source>Quit while a board is written?</source>
        <translation>写入开发板时退出？</translation>
    </message>
    <message>
        <source>Stop the hub</source>
        <translation>停止中枢</translation>
    </message>
    <message>
        <source>Quit, and cancel writing</source>
        <translation>退出并取消写入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>If you quit now, the hub stops, and no longer writes on the board that is plugged in. That board then may be incomplete: it does not start until it is flashed again. Wait until it is written.</source>
        <translation>如果现在退出，中枢会停止，不再写入所连接的开发板。该开发板的内容可能不完整：重新刷写后才能启动。请等待写入完成。</translation>
    </message>
    <message>
        <source>There is no tray to hide in, so the hub stops with its window: devices get no answer until you start it again. To keep it running, minimize the window. This is asked only once.</source>
        <translation>这里没有可以隐藏到的托盘，因此中枢会随窗口一起停止：在您再次启动之前，设备得不到回答。要让它继续运行，请最小化窗口。此问题只问一次。</translation>
    </message>
    <message>
        <source>The hub stops with this window</source>
        <translation>中枢会随窗口一起停止</translation>
    </message>
    <message>
        <source>A board is being written</source>
        <translation>正在写入开发板</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Keeping the token</source>
        <translation>保存令牌</translation>
    </message>
</context>
<context>
    <name>ConnectionBar</name>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Enter a token…</source>
        <translation>输入令牌…</translation>
    </message>
    <message>
        <source>The hub at %1 cannot be reached. It is tried again by itself; see that it runs, and that this computer is on the same network. What is shown here was true before.</source>
        <translation>无法连接到 %1 的中枢。会自动重试；请确认它正在运行，并且本机与它在同一网络。这里显示的是之前的情况。</translation>
    </message>
    <message>
        <source>The certificate of the hub at %1 is not known to this computer, and nothing was told to it. Close this window, and start it with the hub&apos;s CA: --ca-file ca.pem.</source>
        <translation>本机不认识 %1 处中枢的证书，因此没有向它发送任何内容。请关闭此窗口，并用中枢的 CA 启动：--ca-file ca.pem。</translation>
    </message>
    <message>
        <source>What answers at %1 is no hub, or one of another version. Check the address and its port.</source>
        <translation>%1 处应答的不是中枢，或版本不同。请检查地址和端口。</translation>
    </message>
    <message>
        <source>The hub at %1 shows itself only to those who have a token.</source>
        <translation>%1 的中枢只对持有令牌的人开放。</translation>
    </message>
</context>
<context>
    <name>ControlCard</name>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>屏幕截图</translation>
    </message>
    <message>
        <source>Restart…</source>
        <translation>重启…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>The device&apos;s screen</source>
        <translation>设备屏幕</translation>
    </message>
    <message>
        <source>Battery %1 %, charging</source>
        <translation>电量 %1 %，正在充电</translation>
    </message>
    <message>
        <source>Battery %1 %</source>
        <translation>电量 %1 %</translation>
    </message>
    <message>
        <source>Signal: %1</source>
        <translation>信号：%1</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>弱</translation>
    </message>
    <message>
        <source>The device hangs up and starts anew; that takes some seconds. Restart it?</source>
        <translation>设备会断开并重新启动，需要几秒钟。要重启吗？</translation>
    </message>
    <message>
        <source>Yes, restart it</source>
        <translation>是，重启</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied ✓</source>
        <translation>已复制 ✓</translation>
    </message>
</context>
<context>
    <name>CostChart</name>
    <message>
        <source>Cost by day</source>
        <translation>每日费用</translation>
    </message>
</context>
<context>
    <name>Costs</name>
    <message>
        <source>questions</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>sound of questions</source>
        <translation>提问的声音</translation>
    </message>
    <message>
        <source>sentences to be spoken</source>
        <translation>要说的句子</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>CostsPart</name>
    <message>
        <source>Reading the costs</source>
        <translation>读取费用</translation>
    </message>
</context>
<context>
    <name>CostsView</name>
    <message>
        <source>Part of the month&apos;s limit</source>
        <translation>本月上限的占比</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>By device</source>
        <translation>按设备</translation>
    </message>
    <message>
        <source>What left the house</source>
        <translation>离开家的内容</translation>
    </message>
    <message>
        <source>Nothing was sent to a service this month.</source>
        <translation>本月没有向服务发送任何内容。</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1，共 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) to language models, %1 tokens</source>
        <translation>
            <numerusform>向语言模型提问 %n 次，%1 词元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%n of them estimated)</source>
        <translation>
            <numerusform>（其中 %n 次为估算）</numerusform>
        </translation>
    </message>
    <message>
        <source>No device</source>
        <translation>无设备</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 tokens</source>
        <translation>%1 · %2 词元</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), %1</source>
        <translation>
            <numerusform>%n 次请求，%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n 轮</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>The last settings that worked are back. The refused ones are kept in %1.</source>
        <translation>已恢复上次可用的设置。未能使用的设置保存在 %1。</translation>
    </message>
</context>
<context>
    <name>DeviceDetail</name>
    <message>
        <source>Parts of the device&apos;s page</source>
        <translation>设备页面的各部分</translation>
    </message>
    <message>
        <source>About the device</source>
        <translation>关于设备</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>About</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>DeviceHead</name>
    <message>
        <source>It can be reached only in a conversation. Press its button or say its wake word, and the controls come alive.</source>
        <translation>只有在对话中才能控制它。按一下它的按钮或说唤醒词，控制项就会可用。</translation>
    </message>
    <message>
        <source>It waits to come in: compare its code above, and decide.</source>
        <translation>它正在等待接入：核对上面的代码，然后决定。</translation>
    </message>
</context>
<context>
    <name>DeviceList</name>
    <message>
        <source>No device is like that.</source>
        <translation>没有符合的设备。</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n 台设备</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1，共 %2</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search devices by name, room, board, firmware or address</source>
        <translation>按名称、房间、开发板、固件或地址搜索设备</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Only devices in this state</source>
        <translation>只显示此状态的设备</translation>
    </message>
    <message>
        <source>Sort the devices</source>
        <translation>设备排序</translation>
    </message>
</context>
<context>
    <name>DeviceReader</name>
    <message>
        <source>Reading about the device</source>
        <translation>读取设备信息</translation>
    </message>
    <message>
        <source>Reading the personas</source>
        <translation>读取角色</translation>
    </message>
    <message>
        <source>Reading what the device can do</source>
        <translation>读取设备功能</translation>
    </message>
    <message>
        <source>Reading the conversations</source>
        <translation>读取对话列表</translation>
    </message>
</context>
<context>
    <name>DeviceStep</name>
    <message>
        <source>Address for devices</source>
        <translation>设备连接地址</translation>
    </message>
    <message>
        <source>Copy the address for devices</source>
        <translation>复制设备连接地址</translation>
    </message>
    <message>
        <source>It is on USB</source>
        <translation>它插在 USB 上</translation>
    </message>
    <message>
        <source>It is in</source>
        <translation>已接入</translation>
    </message>
    <message>
        <source>Is it yours? Compare the code with the one that it says.</source>
        <translation>是您的设备吗？请核对它说出的验证码。</translation>
    </message>
    <message>
        <source>One moment: the hub is starting.</source>
        <translation>请稍候：中枢正在启动。</translation>
    </message>
    <message>
        <source>Waiting for the device… %1</source>
        <translation>正在等待设备… %1</translation>
    </message>
    <message>
        <source>%1 is let in. Wake it, and ask: “What time is it?” No key is needed for that.</source>
        <translation>%1 已接入。唤醒它，问：“现在几点？”这不需要密钥。</translation>
    </message>
    <message>
        <source>Copy this address, or scan it with the phone, before joining the speaker&apos;s Wi-Fi.</source>
        <translation>连接音箱的 Wi-Fi 之前，先复制这个地址，或用手机扫描。</translation>
    </message>
    <message>
        <source>Switch the device on, and join with the phone the Wi-Fi that it opens: its name begins with “Xiaozhi”.</source>
        <translation>打开设备，用手机连接它的 Wi-Fi：名称以“Xiaozhi”开头。</translation>
    </message>
    <message>
        <source>On the page that opens (or at http://192.168.4.1) choose “Advanced”, and paste the address as OTA URL. Then choose your own Wi-Fi, and save.</source>
        <translation>在打开的页面（或 http://192.168.4.1）选择“Advanced”，把地址填到 OTA URL。然后选择自己的 Wi-Fi 并保存。</translation>
    </message>
    <message>
        <source>I have one on my Wi-Fi</source>
        <translation>我的设备用 Wi-Fi</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>请输入数字。</translation>
    </message>
    <message>
        <source>Enter a number from %1 to %2.</source>
        <translation>请输入 %1 到 %2 之间的数字。</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>Enter a whole address, such as https://example.org/file.</source>
        <translation>请输入完整地址，例如 https://example.org/file。</translation>
    </message>
    <message>
        <source>This is no JSON of the right kind: look at its quotes and brackets.</source>
        <translation>这不是合适的 JSON：请检查引号和括号。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>对话中</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Not let in</source>
        <translation>未准入</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By room</source>
        <translation>按房间</translation>
    </message>
    <message>
        <source>By board</source>
        <translation>按开发板</translation>
    </message>
    <message>
        <source>By firmware</source>
        <translation>按固件</translation>
    </message>
    <message>
        <source>By last contact</source>
        <translation>按最近联系</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Choose a device to see what it is and can do.</source>
        <translation>选择一台设备，查看它的信息和功能。</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
</context>
<context>
    <name>DevicesPresenter</name>
    <message>
        <source>Letting the device in</source>
        <translation>允许设备接入</translation>
    </message>
    <message>
        <source>Turning the device away</source>
        <translation>拒绝设备</translation>
    </message>
    <message>
        <source>Blocking the device</source>
        <translation>屏蔽设备</translation>
    </message>
    <message>
        <source>Naming the device</source>
        <translation>为设备命名</translation>
    </message>
    <message>
        <source>The name and the room are kept.</source>
        <translation>名称和房间已保存。</translation>
    </message>
    <message>
        <source>The language acts from the next conversation on.</source>
        <translation>语言从下次对话起生效。</translation>
    </message>
    <message>
        <source>Changing the language</source>
        <translation>更改语言</translation>
    </message>
    <message>
        <source>Choosing the persona</source>
        <translation>选择角色</translation>
    </message>
    <message>
        <source>It speaks so from the next question on.</source>
        <translation>从下一个问题起生效。</translation>
    </message>
    <message>
        <source>The channel is kept.</source>
        <translation>渠道已保存。</translation>
    </message>
    <message>
        <source>Choosing the channel</source>
        <translation>选择渠道</translation>
    </message>
    <message>
        <source>Updating the device</source>
        <translation>更新设备</translation>
    </message>
    <message>
        <source>Making a new token</source>
        <translation>换新令牌</translation>
    </message>
    <message>
        <source>The device gets a new token when it restarts.</source>
        <translation>设备重启后会得到新令牌。</translation>
    </message>
    <message>
        <source>The device is blocked.</source>
        <translation>设备已屏蔽。</translation>
    </message>
    <message>
        <source>Unblocking the device</source>
        <translation>解除设备屏蔽</translation>
    </message>
    <message>
        <source>The device may ask to come in again.</source>
        <translation>设备可以再次请求接入。</translation>
    </message>
    <message>
        <source>Forgetting the device</source>
        <translation>忘记设备</translation>
    </message>
    <message>
        <source>The device is forgotten.</source>
        <translation>设备已忘记。</translation>
    </message>
    <message>
        <source>Running a tool</source>
        <translation>运行工具</translation>
    </message>
    <message>
        <source>Changing the volume</source>
        <translation>调整音量</translation>
    </message>
    <message>
        <source>Changing the brightness</source>
        <translation>调整亮度</translation>
    </message>
    <message>
        <source>Restarting the device</source>
        <translation>重启设备</translation>
    </message>
    <message>
        <source>The device restarts.</source>
        <translation>设备正在重启。</translation>
    </message>
    <message>
        <source>Taking a picture of the screen</source>
        <translation>截取屏幕</translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation>读取图片</translation>
    </message>
    <message>
        <source>Saving the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>The picture is saved.</source>
        <translation>图片已保存。</translation>
    </message>
</context>
<context>
    <name>Emotion</name>
    <message>
        <source>neutral</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>开心</translation>
    </message>
    <message>
        <source>laughing</source>
        <translation>大笑</translation>
    </message>
    <message>
        <source>funny</source>
        <translation>有趣</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>难过</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>生气</translation>
    </message>
    <message>
        <source>crying</source>
        <translation>哭泣</translation>
    </message>
    <message>
        <source>loving</source>
        <translation>喜爱</translation>
    </message>
    <message>
        <source>embarrassed</source>
        <translation>尴尬</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>惊讶</translation>
    </message>
    <message>
        <source>shocked</source>
        <translation>震惊</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>winking</source>
        <translation>眨眼</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>酷</translation>
    </message>
    <message>
        <source>relaxed</source>
        <translation>放松</translation>
    </message>
    <message>
        <source>savouring</source>
        <translation>美味</translation>
    </message>
    <message>
        <source>sending a kiss</source>
        <translation>飞吻</translation>
    </message>
    <message>
        <source>confident</source>
        <translation>自信</translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation>困倦</translation>
    </message>
    <message>
        <source>silly</source>
        <translation>调皮</translation>
    </message>
    <message>
        <source>confused</source>
        <translation>困惑</translation>
    </message>
</context>
<context>
    <name>EngineRow</name>
    <message>
        <source>%1, instead of the service</source>
        <translation>%1（代替服务）</translation>
    </message>
    <message>
        <source>Not known now</source>
        <translation>目前未知</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>密钥被拒绝</translation>
    </message>
</context>
<context>
    <name>EnginesCard</name>
    <message>
        <source>Change or forget the key of the language model</source>
        <translation>更换或忘掉语言模型的密钥</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>%1 key…</source>
        <translation>%1 密钥…</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Text to read (Markdown)</source>
        <translation>可阅读的文本（Markdown）</translation>
    </message>
    <message>
        <source>Everything, for programs (JSON)</source>
        <translation>全部内容，供程序使用（JSON）</translation>
    </message>
    <message>
        <source>With sound, where any was recorded (ZIP)</source>
        <translation>连同录音（如果有，ZIP）</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Board</source>
        <translation>开发板</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次出现</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近出现</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Copy the device&apos;s id</source>
        <translation>复制设备标识</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Sent only when it is ticked</source>
        <translation>勾选后才会发送</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FileDrops</name>
    <message>
        <source>Drop it here to see what it is</source>
        <translation>松开即可查看这是什么文件</translation>
    </message>
    <message>
        <source>Nothing is kept, and no device gets it, before you say so.</source>
        <translation>未经您同意，不会保存，也不会发给任何设备。</translation>
    </message>
</context>
<context>
    <name>FileSaving</name>
    <message>
        <source>Saving a file</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>A file cannot be written there. Choose another folder.</source>
        <translation>无法在那里写入文件。请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Info and worse</source>
        <translation>信息及以上</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors alone</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>所有设备</translation>
    </message>
    <message>
        <source>Text in the message</source>
        <translation>消息中的文字</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Search the messages</source>
        <translation>搜索消息</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>清空搜索</translation>
    </message>
    <message>
        <source>Search in what was said</source>
        <translation>搜索说过的话</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结束方式</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Any ending</source>
        <translation>任何结果</translation>
    </message>
</context>
<context>
    <name>Firmware</name>
    <message>
        <source>not told yet</source>
        <translation>尚未得知</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>bootloader</source>
        <translation>引导程序</translation>
    </message>
    <message>
        <source>runs on: %1</source>
        <translation>运行于：%1</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>稳定版</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>测试版</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自制</translation>
    </message>
    <message>
        <source>Stable: tried and released</source>
        <translation>稳定版：已测试并发布</translation>
    </message>
    <message>
        <source>Beta: released to be tried</source>
        <translation>测试版：发布以供试用</translation>
    </message>
    <message>
        <source>Own: built by the household</source>
        <translation>自制：自行编译</translation>
    </message>
    <message>
        <source>Application, for devices over the air</source>
        <translation>应用程序：用于无线更新</translation>
    </message>
    <message>
        <source>Whole flash, for a board on USB</source>
        <translation>完整闪存：用于 USB 连接的开发板</translation>
    </message>
    <message>
        <source>USB only</source>
        <translation>仅限 USB</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>%1 台设备</translation>
    </message>
    <message>
        <source>no device</source>
        <translation>无设备</translation>
    </message>
    <message>
        <source>Nobody said which board it is for. Choose it, and it can be given out.</source>
        <translation>尚未说明适用于哪种开发板。请选择，之后即可分发。</translation>
    </message>
    <message>
        <source>No device here has the board %1.</source>
        <translation>这里没有使用 %1 开发板的设备。</translation>
    </message>
    <message>
        <source>Made for the board of %1, but not over the air.</source>
        <translation>适用于 %1 的开发板，但不能无线更新。</translation>
    </message>
    <message>
        <source>%1: this version runs already.</source>
        <translation>%1：已在运行此版本。</translation>
    </message>
    <message>
        <source>Made for the board of %1.</source>
        <translation>适用于 %1 的开发板。</translation>
    </message>
    <message>
        <source>It holds the whole flash. A board gets it over USB; over the air it takes the application.</source>
        <translation>它包含完整闪存，需通过 USB 写入开发板；无线更新只需应用程序。</translation>
    </message>
    <message>
        <source>Devices cannot read its version, and would restart again and again. Build it with one such as 1.2.3.</source>
        <translation>设备无法读取其版本号，会不断重启。请使用 1.2.3 这样的版本号重新编译。</translation>
    </message>
    <message>
        <source>What runs on it has a version that it cannot read itself. It is updated over USB.</source>
        <translation>设备无法读取自身的版本号，需通过 USB 更新。</translation>
    </message>
    <message>
        <source>It has another chip.</source>
        <translation>它使用其他芯片。</translation>
    </message>
    <message>
        <source>Its flash has no room for a second application. It is updated over USB.</source>
        <translation>其闪存没有空间容纳第二个应用程序，需通过 USB 更新。</translation>
    </message>
    <message>
        <source>The image is larger than its room for an application.</source>
        <translation>固件大于设备的应用程序空间。</translation>
    </message>
    <message>
        <source>Its flash is divided in another way. It is flashed over USB once, then over the air.</source>
        <translation>其闪存分区方式不同。请先用 USB 刷写一次，之后即可无线更新。</translation>
    </message>
</context>
<context>
    <name>FirmwareCard</name>
    <message>
        <source>Update now</source>
        <translation>立即更新</translation>
    </message>
    <message>
        <source>It gets the newest image of its channel that the library has: at the end of its next conversation, for which it restarts, or when it starts by itself.</source>
        <translation>设备将获得库中其渠道的最新固件：在下次对话结束时重启更新，或在自行启动时更新。</translation>
    </message>
    <message>
        <source>It gets %1. %2</source>
        <translation>将获得 %1。%2</translation>
    </message>
    <message>
        <source>Firmware channel</source>
        <translation>固件渠道</translation>
    </message>
</context>
<context>
    <name>FirmwareIntake</name>
    <message>
        <source>Taking a file in</source>
        <translation>接收文件</translation>
    </message>
</context>
<context>
    <name>FirmwarePage</name>
    <message>
        <source>Parts of the page</source>
        <translation>页面部分</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Flash a board over USB…</source>
        <translation>通过 USB 刷写开发板…</translation>
    </message>
    <message>
        <source>Firmware (%1)</source>
        <translation>固件 (%1)</translation>
    </message>
    <message>
        <source>Add firmware files</source>
        <translation>添加固件文件</translation>
    </message>
    <message>
        <source>Assets (%1)</source>
        <translation>资源 (%1)</translation>
    </message>
    <message>
        <source>Add assets</source>
        <translation>添加资源</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>分发</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>The images cannot be read</source>
        <translation>无法读取固件</translation>
    </message>
</context>
<context>
    <name>FirmwarePresenter</name>
    <message>
        <source>Reading the images</source>
        <translation>读取固件</translation>
    </message>
    <message>
        <source>%1 is in the library.</source>
        <translation>%1 已存入库。</translation>
    </message>
    <message>
        <source>The changes are kept.</source>
        <translation>更改已保存。</translation>
    </message>
    <message>
        <source>Changing what is known of an image</source>
        <translation>更改固件信息</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 已删除。</translation>
    </message>
</context>
<context>
    <name>FirstQuestion</name>
    <message>
        <source>Ask something</source>
        <translation>问点什么</translation>
    </message>
    <message>
        <source>Here this computer is a device like any other: it is heard, answered and kept account of in the same way. Hold the button and speak, or type.</source>
        <translation>在这里，这台电脑和其他设备一样：同样被听到、得到回答并留下记录。按住按钮说话，或者打字。</translation>
    </message>
    <message>
        <source>For example:</source>
        <translation>例如：</translation>
    </message>
    <message>
        <source>What time is it?</source>
        <translation>现在几点？</translation>
    </message>
    <message>
        <source>Set a timer for five minutes</source>
        <translation>设一个五分钟的定时器</translation>
    </message>
    <message>
        <source>What day is it today?</source>
        <translation>今天星期几？</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Reading the settings</source>
        <translation>读取设置</translation>
    </message>
    <message>
        <source>Changing the name of the hub</source>
        <translation>更改中枢名称</translation>
    </message>
    <message>
        <source>Keeping the key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Letting the device in</source>
        <translation>允许设备接入</translation>
    </message>
    <message>
        <source>Turning the device away</source>
        <translation>拒绝设备</translation>
    </message>
    <message>
        <source>Blocking the device</source>
        <translation>屏蔽设备</translation>
    </message>
    <message>
        <source>Naming the device</source>
        <translation>给设备命名</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Set up Xiaozhi Hub</source>
        <translation>设置 Xiaozhi Hub</translation>
    </message>
    <message>
        <source>Skip set-up</source>
        <translation>跳过设置</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Try it at this computer</source>
        <translation>在这台电脑上试试</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Answers to any question</source>
        <translation>回答任何问题</translation>
    </message>
    <message>
        <source>Your first device</source>
        <translation>第一台设备</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Finish without a device</source>
        <translation>暂不添加设备</translation>
    </message>
    <message>
        <source>Testing the key…</source>
        <translation>正在测试密钥…</translation>
    </message>
    <message>
        <source>Save key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Later, offline skills only</source>
        <translation>以后再说，先用离线技能</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>说点什么吧</translation>
    </message>
    <message>
        <source>Found: %1. Wake a device and ask it a question; the conversation appears here.</source>
        <translation>已找到：%1。唤醒设备并提一个问题，对话会显示在这里。</translation>
    </message>
    <message>
        <source>Connect your first device</source>
        <translation>连接第一台设备</translation>
    </message>
    <message>
        <source>The hub waits for it. No account, no cloud: only its address has to be told.</source>
        <translation>中枢正在等待。不用账户，不用云端：只要告诉设备中枢的地址。</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>The hub is starting. What to do first will be told here.</source>
        <translation>中枢正在启动。这里会告诉您先做什么。</translation>
    </message>
    <message>
        <source>Is it yours? Compare the code above with the one that it says and shows, and let it in.</source>
        <translation>是您的设备吗？请核对上方的验证码与设备说出和显示的验证码，然后允许它接入。</translation>
    </message>
    <message>
        <source>A device has found the hub</source>
        <translation>有设备找到了中枢</translation>
    </message>
    <message>
        <source>Copy this hub&apos;s address to your phone: scan the QR code on the left.</source>
        <translation>把中枢的地址复制到手机：扫描左边的二维码。</translation>
    </message>
    <message>
        <source>Switch the device on. On the phone, join the Wi-Fi that it opens: its name begins with “Xiaozhi”.</source>
        <translation>打开设备。用手机连接它开出的 Wi-Fi，名称以“Xiaozhi”开头。</translation>
    </message>
    <message>
        <source>On the page that opens (or at http://192.168.4.1) choose “Advanced” and paste the address as the OTA address.</source>
        <translation>在打开的页面（或 http://192.168.4.1）选择“高级选项”，把地址粘贴为 OTA 地址。</translation>
    </message>
    <message>
        <source>Choose your own Wi-Fi there and save. The device restarts and shows up here.</source>
        <translation>在那里选择您自己的 Wi-Fi 并保存。设备会重启，然后出现在这里。</translation>
    </message>
    <message>
        <source>Command that starts a software device</source>
        <translation>启动软件设备的命令</translation>
    </message>
    <message>
        <source>No device at hand? Try a software one, in a terminal:</source>
        <translation>手边没有设备？在终端里试试软件设备：</translation>
    </message>
</context>
<context>
    <name>Flash</name>
    <message>
        <source>used by %1</source>
        <translation>被 %1 占用</translation>
    </message>
    <message>
        <source>cannot be used now</source>
        <translation>目前无法使用</translation>
    </message>
    <message>
        <source>being written</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>its log is read</source>
        <translation>正在读取日志</translation>
    </message>
    <message>
        <source>%1 of flash</source>
        <translation>%1 闪存</translation>
    </message>
    <message>
        <source>MAC address %1</source>
        <translation>MAC 地址 %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>the application alone: for a board that works already</source>
        <translation>仅应用程序：适用于已能工作的开发板</translation>
    </message>
    <message>
        <source>Made for another chip: %1.</source>
        <translation>适用于其他芯片：%1。</translation>
    </message>
    <message>
        <source>Made for %1 of flash: more than this board has.</source>
        <translation>需要 %1 闪存，超过此开发板的容量。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The board is incomplete until this is done. If you cancel now, it does not start until it is flashed again; flashing it again mends that.</source>
        <translation>完成之前，开发板上的内容不完整。如果现在取消，它将无法启动；重新刷写即可恢复。</translation>
    </message>
    <message>
        <source>Nothing on the board has been changed so far. You can cancel safely.</source>
        <translation>到目前为止开发板上没有任何改动，可以放心取消。</translation>
    </message>
    <message>
        <source>Everything is on the board. If you cancel now, it is not checked any further.</source>
        <translation>内容已全部写入。如果现在取消，将不再继续校验。</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>稳定版</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>测试版</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自制</translation>
    </message>
    <message>
        <source>Putting together what is to be written…</source>
        <translation>正在准备要写入的内容…</translation>
    </message>
    <message>
        <source>Connecting to the board…</source>
        <translation>正在连接开发板…</translation>
    </message>
    <message>
        <source>Checking that the firmware fits the board…</source>
        <translation>正在检查固件是否适用于开发板…</translation>
    </message>
    <message>
        <source>Saving what is on the board now…</source>
        <translation>正在保存开发板上现有的内容…</translation>
    </message>
    <message>
        <source>Erasing the board…</source>
        <translation>正在擦除开发板…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Reading it back and comparing…</source>
        <translation>正在读回并比较…</translation>
    </message>
    <message>
        <source>Restarting the board…</source>
        <translation>正在重启开发板…</translation>
    </message>
    <message>
        <source>Written and checked</source>
        <translation>已写入并校验</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Nothing on the board was changed.</source>
        <translation>开发板上没有任何改动。</translation>
    </message>
    <message>
        <source>The board is incomplete and does not start now. Flash it again: that mends it.</source>
        <translation>开发板上的内容不完整，现在无法启动。重新刷写即可恢复。</translation>
    </message>
    <message>
        <source>Everything is on the board, but it was not read back. If it does not start, flash it again.</source>
        <translation>内容已全部写入，但没有读回校验。如果无法启动，请重新刷写。</translation>
    </message>
    <message>
        <source>Everything is on the board, and was read back.</source>
        <translation>内容已全部写入，并已读回校验。</translation>
    </message>
</context>
<context>
    <name>FlashBar</name>
    <message>
        <source>How the flash is divided</source>
        <translation>闪存分区</translation>
    </message>
    <message>
        <source>the application takes %1 of it</source>
        <translation>应用程序占用 %1</translation>
    </message>
</context>
<context>
    <name>FlashCause</name>
    <message>
        <source>The board is ready.</source>
        <translation>开发板已就绪。</translation>
    </message>
    <message>
        <source>Say its wake word, or press its button, and talk.</source>
        <translation>说出唤醒词或按下按钮，然后说话。</translation>
    </message>
    <message>
        <source>The board waits to be written on, and does not start.</source>
        <translation>开发板处于下载模式，没有启动。</translation>
    </message>
    <message>
        <source>Press RESET (or EN) once, without BOOT. A board without RESET: pull it out, and plug it in again.</source>
        <translation>按一下 RESET（或 EN），不要按 BOOT。没有 RESET 的开发板：拔下后重新插上。</translation>
    </message>
    <message>
        <source>The board gets too little power, and starts again because of that.</source>
        <translation>开发板供电不足，因此不断重启。</translation>
    </message>
    <message>
        <source>Plug it straight into the computer or a charger of 1 A or more, with a short cable. Pull out what it feeds besides: a loud speaker, servos, many LEDs.</source>
        <translation>用短线直接插到电脑或 1 A 以上的充电器上。拔掉它额外供电的部件：大功率扬声器、舵机、大量 LED。</translation>
    </message>
    <message>
        <source>The firmware is for a larger flash than the board has.</source>
        <translation>固件需要的闪存大于开发板的闪存。</translation>
    </message>
    <message>
        <source>Flash one that is made for exactly this board.</source>
        <translation>请刷写专门用于此开发板的固件。</translation>
    </message>
    <message>
        <source>The firmware does not find the board&apos;s PSRAM, or finds another kind.</source>
        <translation>固件找不到开发板的 PSRAM，或类型不符。</translation>
    </message>
    <message>
        <source>Flash firmware that is made for exactly this board: modules with R2 (quad), R8 (octal) or without PSRAM need different ones.</source>
        <translation>请刷写专门用于此开发板的固件：R2（quad）、R8（octal）和不带 PSRAM 的模组需要不同的固件。</translation>
    </message>
    <message>
        <source>The board starts again and again: its firmware is damaged, or not made for it.</source>
        <translation>开发板反复重启：固件已损坏，或不适用于它。</translation>
    </message>
    <message>
        <source>Flash the firmware of exactly this board again, and have the whole board erased first. If it still fails, take another cable.</source>
        <translation>请重新刷写此开发板专用的固件，并先擦除整个开发板。如果仍然失败，换一根数据线。</translation>
    </message>
    <message>
        <source>The Wi-Fi password is wrong.</source>
        <translation>Wi-Fi 密码错误。</translation>
    </message>
    <message>
        <source>Mind capital letters and spaces. Flash the board again with the right password.</source>
        <translation>请注意大小写和空格。用正确的密码重新刷写开发板。</translation>
    </message>
    <message>
        <source>The board does not hear the Wi-Fi network.</source>
        <translation>开发板搜不到该 Wi-Fi 网络。</translation>
    </message>
    <message>
        <source>Mind how its name is written. Most boards hear 2.4 GHz alone, and no hidden networks. Bring it closer to the router, and see that its antenna is plugged in.</source>
        <translation>请检查网络名称的写法。多数开发板只支持 2.4 GHz，也搜不到隐藏网络。把它移近路由器，并检查天线是否插好。</translation>
    </message>
    <message>
        <source>The Wi-Fi network gives the board no address.</source>
        <translation>Wi-Fi 网络没有给开发板分配地址。</translation>
    </message>
    <message>
        <source>Restart the router. See that its DHCP is on, has addresses left, and does not refuse new devices.</source>
        <translation>重启路由器。确认 DHCP 已开启、还有可用地址，且没有拒绝新设备。</translation>
    </message>
    <message>
        <source>The board waits to be told the Wi-Fi.</source>
        <translation>开发板正在等待配置 Wi-Fi。</translation>
    </message>
    <message>
        <source>Join with the phone the Wi-Fi that it opens (Xiaozhi-…), open http://192.168.4.1 and choose the network. Or flash it again with the network.</source>
        <translation>用手机连接它开放的 Wi-Fi（Xiaozhi-…），打开 http://192.168.4.1 选择网络。或者带上网络设置重新刷写。</translation>
    </message>
    <message>
        <source>The board is in the network, but does not reach the hub.</source>
        <translation>开发板已联网，但连不上中枢。</translation>
    </message>
    <message>
        <source>See that the board and the hub&apos;s computer are in the same network (not a guest network), and that no firewall keeps it out. If it does not find the hub by its name, flash it again with the address.</source>
        <translation>请确认开发板与运行中枢的电脑在同一网络（不是访客网络），且没有被防火墙挡住。如果按名称找不到中枢，请改用地址重新刷写。</translation>
    </message>
    <message>
        <source>What the board asks does not answer like a hub.</source>
        <translation>开发板访问的地址没有像中枢那样应答。</translation>
    </message>
    <message>
        <source>The address in the board is not the hub&apos;s. Flash it again with the hub&apos;s address.</source>
        <translation>开发板里的地址不是中枢的地址。请用中枢的地址重新刷写。</translation>
    </message>
    <message>
        <source>The board waits to be let in.</source>
        <translation>开发板正在等待接入。</translation>
    </message>
    <message>
        <source>Open the page Devices, and let it in. It goes on within a few seconds.</source>
        <translation>打开“设备”页并允许它接入，几秒后它会继续。</translation>
    </message>
    <message>
        <source>The board went back to the firmware that it had before.</source>
        <translation>开发板已退回到之前的固件。</translation>
    </message>
    <message>
        <source>New firmware has to reach the hub before the board is restarted. Mend what else is said here, then flash it again.</source>
        <translation>新固件必须在开发板重启前连上中枢。请先解决这里列出的其他问题，再重新刷写。</translation>
    </message>
    <message>
        <source>The board has no assets: fonts, pictures and wake words are missing.</source>
        <translation>开发板缺少资源：字体、图片和唤醒词。</translation>
    </message>
    <message>
        <source>Flash the merged image, which brings them.</source>
        <translation>请刷写包含这些资源的完整固件（merged）。</translation>
    </message>
</context>
<context>
    <name>FlashJob</name>
    <message>
        <source>Looking what is being written</source>
        <translation>查看正在写入的内容</translation>
    </message>
    <message>
        <source>Writing the board</source>
        <translation>写入开发板</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Saving the backup</source>
        <translation>正在保存备份</translation>
    </message>
</context>
<context>
    <name>FlashRow</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the board on %1</source>
        <translation>显示 %1 上的开发板</translation>
    </message>
</context>
<context>
    <name>FlashTrouble</name>
    <message>
        <source>Run the hub as a person who may use serial ports.</source>
        <translation>请以有权使用串口的用户身份运行中枢。</translation>
    </message>
    <message>
        <source>Another program uses the port: %1.</source>
        <translation>端口被其他程序占用：%1。</translation>
    </message>
    <message>
        <source>The system has no driver for the board&apos;s USB chip.</source>
        <translation>系统没有开发板 USB 芯片的驱动。</translation>
    </message>
    <message>
        <source>Read what stands on the small chip beside the USB socket. CH340 or CH9102: get the driver from wch.cn. CP2102 or CP2104: get the CP210x driver from silabs.com. Then plug the board in again.</source>
        <translation>看 USB 接口旁小芯片上的字样。CH340 或 CH9102：到 wch.cn 下载驱动。CP2102 或 CP2104：到 silabs.com 下载 CP210x 驱动。然后重新插上开发板。</translation>
    </message>
    <message>
        <source>Linux has the drivers. On Ubuntu, “brltty” takes CH340 chips away: unless you use a Braille display, remove it with this command. Then plug the board in again.</source>
        <translation>Linux 自带驱动。在 Ubuntu 上，“brltty”会占用 CH340 芯片：如果不使用盲文显示器，请用此命令将其移除，然后重新插上开发板。</translation>
    </message>
    <message>
        <source>The board is locked: it takes its maker&apos;s firmware only.</source>
        <translation>开发板已锁定：只接受厂商的固件。</translation>
    </message>
    <message>
        <source>That is burnt into the chip, and cannot be undone. Take another board.</source>
        <translation>这已烧入芯片，无法撤销。请换一块开发板。</translation>
    </message>
    <message>
        <source>You may not use this port.</source>
        <translation>您没有使用此端口的权限。</translation>
    </message>
    <message>
        <source>Type this in a terminal, once. Then plug the board in again; if that is not enough, log out and in.</source>
        <translation>在终端中输入一次以下命令，然后重新插上开发板；如果还不行，请注销后重新登录。</translation>
    </message>
    <message>
        <source>Another program uses the port.</source>
        <translation>端口被其他程序占用。</translation>
    </message>
    <message>
        <source>Close that program (a serial monitor, an IDE, a browser&apos;s flasher), and look again.</source>
        <translation>关闭该程序（串口监视器、开发环境、浏览器刷写工具），再检查一次。</translation>
    </message>
    <message>
        <source>Nothing comes from the board.</source>
        <translation>收不到开发板的任何数据。</translation>
    </message>
    <message>
        <source>Try another cable: many only charge, and carry no data.</source>
        <translation>换一根数据线：很多线只能充电，不能传数据。</translation>
    </message>
    <message>
        <source>The board does not answer.</source>
        <translation>开发板没有应答。</translation>
    </message>
    <message>
        <source>Hold its button BOOT, press RESET (or EN) once, let BOOT go, and look again. A board without RESET: hold BOOT while you plug it in.</source>
        <translation>按住 BOOT，按一下 RESET（或 EN），松开 BOOT，再检查一次。没有 RESET 的开发板：按住 BOOT 再插上。</translation>
    </message>
    <message>
        <source>The firmware is for another chip than the board has.</source>
        <translation>固件适用于其他芯片。</translation>
    </message>
    <message>
        <source>Go back, and choose one that is made for this board.</source>
        <translation>请返回，选择适用于此开发板的固件。</translation>
    </message>
    <message>
        <source>The firmware does not fit into the board&apos;s flash.</source>
        <translation>固件超出开发板的闪存容量。</translation>
    </message>
    <message>
        <source>Writing failed.</source>
        <translation>写入失败。</translation>
    </message>
    <message>
        <source>Flash it again: that mends it. If it fails again, take a shorter cable or another port.</source>
        <translation>重新刷写即可恢复。如果再次失败，换一根更短的线或另一个端口。</translation>
    </message>
    <message>
        <source>What was read back is not what was written.</source>
        <translation>读回的内容与写入的不一致。</translation>
    </message>
    <message>
        <source>Flash it again: that mends it. If it fails again, the board&apos;s flash is worn out.</source>
        <translation>重新刷写即可恢复。如果再次失败，说明开发板的闪存已损坏。</translation>
    </message>
    <message>
        <source>The board was pulled out, or lost its power.</source>
        <translation>开发板被拔下，或断电了。</translation>
    </message>
    <message>
        <source>Plug it in, and flash it again: that mends it.</source>
        <translation>插上后重新刷写即可恢复。</translation>
    </message>
    <message>
        <source>The board is not plugged in any more.</source>
        <translation>开发板已不再连接。</translation>
    </message>
    <message>
        <source>Plug it in again.</source>
        <translation>请重新插上。</translation>
    </message>
    <message>
        <source>The process that works on the board ended by itself.</source>
        <translation>处理开发板的进程意外结束。</translation>
    </message>
    <message>
        <source>Try again. If that happens again, the hub&apos;s log tells more.</source>
        <translation>请重试。如果再次出现，请查看中枢日志。</translation>
    </message>
    <message>
        <source>There is no firmware on the board whose data could be kept.</source>
        <translation>开发板上没有可以保留数据的固件。</translation>
    </message>
    <message>
        <source>Go back, and have the board set up for this house, with a merged image.</source>
        <translation>请返回，选择为这个家设置，并使用完整固件（merged）。</translation>
    </message>
    <message>
        <source>This firmware keeps its data in another place than what is on the board.</source>
        <translation>此固件存放数据的位置与开发板上现有的不同。</translation>
    </message>
    <message>
        <source>Its data cannot be kept. Go back, and have the board set up for this house.</source>
        <translation>无法保留数据。请返回，选择为这个家设置。</translation>
    </message>
    <message>
        <source>The image has no place for Wi-Fi networks and settings.</source>
        <translation>该固件没有存放 Wi-Fi 网络和设置的位置。</translation>
    </message>
    <message>
        <source>Go back, and choose a merged image of this firmware.</source>
        <translation>请返回，选择该固件的完整版本（merged）。</translation>
    </message>
    <message>
        <source>What was on the board could not be kept, so nothing was written on it.</source>
        <translation>无法保存开发板上原有的内容，因此没有写入任何数据。</translation>
    </message>
    <message>
        <source>Make room on the hub&apos;s disk, and see that the hub may write in its data folder. Or flash without a backup.</source>
        <translation>请在中枢的磁盘上腾出空间，并确认中枢可以写入其数据文件夹。也可以不备份直接刷写。</translation>
    </message>
    <message>
        <source>The firmware&apos;s file cannot be read: it may have been deleted meanwhile.</source>
        <translation>无法读取固件文件：它可能已被删除。</translation>
    </message>
    <message>
        <source>Go back, and choose the firmware anew, or add it to the library again.</source>
        <translation>请返回重新选择固件，或再次将其添加到固件库。</translation>
    </message>
    <message>
        <source>It failed for a reason that is not known here.</source>
        <translation>由于未知原因失败。</translation>
    </message>
    <message>
        <source>Try again, with another cable or another port. The hub&apos;s log tells more.</source>
        <translation>换一根线或另一个端口重试。详情见中枢日志。</translation>
    </message>
    <message>
        <source>The hub is busy with this board already. Wait until that has ended, or cancel it.</source>
        <translation>中枢正在处理此开发板。请等待结束，或取消。</translation>
    </message>
    <message>
        <source>This cannot be written so. Go back, and choose other firmware, or other settings.</source>
        <translation>不能这样写入。请返回，选择其他固件或其他设置。</translation>
    </message>
    <message>
        <source>Too many backups are kept. Delete some first: on the page Firmware, under “Backups”.</source>
        <translation>备份太多。请先在“固件”页的“备份”中删除一些。</translation>
    </message>
    <message>
        <source>The hub reads the logs of too many boards already. Close one first.</source>
        <translation>中枢正在读取的开发板日志过多，请先关闭一个。</translation>
    </message>
    <message>
        <source>The board&apos;s log is not read any more.</source>
        <translation>不再读取开发板的日志。</translation>
    </message>
    <message>
        <source>That cannot be done with this board now. Try again.</source>
        <translation>目前无法对此开发板执行此操作，请重试。</translation>
    </message>
</context>
<context>
    <name>FlashWizard</name>
    <message>
        <source>Flash a board over USB</source>
        <translation>通过 USB 刷写开发板</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Flash another board</source>
        <translation>刷写另一块</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Flash it again</source>
        <translation>重新刷写</translation>
    </message>
    <message>
        <source>Cancel writing</source>
        <translation>取消写入</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Plug the board in</source>
        <translation>插上开发板</translation>
    </message>
    <message>
        <source>Choose its firmware</source>
        <translation>选择固件</translation>
    </message>
    <message>
        <source>Wi-Fi and hub</source>
        <translation>Wi-Fi 与中枢</translation>
    </message>
    <message>
        <source>Ready to write</source>
        <translation>准备写入</translation>
    </message>
    <message>
        <source>It failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Writing the board</source>
        <translation>写入开发板</translation>
    </message>
    <message>
        <source>The board is written</source>
        <translation>开发板已写入</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Nothing was said on this device yet.</source>
        <translation>此设备上还没有对话。</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>全部对话</translation>
    </message>
    <message>
        <source>Latest conversations</source>
        <translation>最近的对话</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Address and engines</source>
        <translation>地址和引擎</translation>
    </message>
    <message>
        <source>Silence every device (%1)</source>
        <translation>让所有设备安静下来 (%1)</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>HomePresenter</name>
    <message>
        <source>Stopping the conversation</source>
        <translation>停止对话</translation>
    </message>
    <message>
        <source>Letting the device in</source>
        <translation>允许设备接入</translation>
    </message>
    <message>
        <source>Turning the device away</source>
        <translation>拒绝设备</translation>
    </message>
    <message>
        <source>Blocking the device</source>
        <translation>屏蔽设备</translation>
    </message>
    <message>
        <source>Silencing what rings</source>
        <translation>停止响铃</translation>
    </message>
    <message>
        <source>Putting off what rings</source>
        <translation>稍后再响</translation>
    </message>
    <message>
        <source>Letting new devices in</source>
        <translation>允许新设备加入</translation>
    </message>
    <message>
        <source>Asking about new devices again</source>
        <translation>重新询问新设备</translation>
    </message>
    <message>
        <source>Keeping the key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Forgetting the key</source>
        <translation>忘掉密钥</translation>
    </message>
    <message>
        <source>The key is kept %1.</source>
        <translation>密钥已保存在%1。</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>密钥已忘掉。</translation>
    </message>
</context>
<context>
    <name>HouseStep</name>
    <message>
        <source>Name on the network</source>
        <translation>网络名称</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens, as in kitchen-hub.</source>
        <translation>小写字母、数字和连字符，例如 kitchen-hub。</translation>
    </message>
    <message>
        <source>Name of this hub</source>
        <translation>中枢的名称</translation>
    </message>
    <message>
        <source>Devices and browsers find the hub under it. A new name is used from the next start of the hub on.</source>
        <translation>设备和浏览器用它找到中枢。新名称在中枢下次启动后生效。</translation>
    </message>
</context>
<context>
    <name>HouseTelling</name>
    <message>
        <source>Reading the remembered networks</source>
        <translation>读取已记住的网络</translation>
    </message>
    <message>
        <source>Reading the addresses of the hub</source>
        <translation>读取中枢地址</translation>
    </message>
    <message>
        <source>Forgetting the networks</source>
        <translation>忘记网络</translation>
    </message>
</context>
<context>
    <name>HubTokenDialog</name>
    <message>
        <source>Connect to a hub</source>
        <translation>连接到中枢</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>在此粘贴令牌</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>显示令牌</translation>
    </message>
    <message>
        <source>Keep it on this computer</source>
        <translation>保存在本机</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>The hub at %1</source>
        <translation>位于 %1 的中枢</translation>
    </message>
    <message>
        <source>It does not accept the token. Enter another one.</source>
        <translation>它不接受此令牌，请输入另一个。</translation>
    </message>
    <message>
        <source>It shows itself only to those who have a token. On the hub&apos;s computer, make one in a terminal with this command; it is shown once:</source>
        <translation>它只对持有令牌的人开放。请在中枢所在的电脑上，在终端中用此命令创建一个；令牌只显示一次：</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s keyring or, where there is none, in a file that only you can read.</source>
        <translation>它保存在本机的密钥环中；没有密钥环时，保存在只有您能读取的文件中。</translation>
    </message>
    <message>
        <source>The command that makes a token</source>
        <translation>创建令牌的命令</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>ImageChoosing</name>
    <message>
        <source>Reading the firmware library</source>
        <translation>读取固件库</translation>
    </message>
    <message>
        <source>Firmware (*.bin *.zip)</source>
        <translation>固件 (*.bin *.zip)</translation>
    </message>
    <message>
        <source>Add firmware</source>
        <translation>添加固件</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>正在检查 %1…</translation>
    </message>
    <message>
        <source>Adding %1</source>
        <translation>添加 %1</translation>
    </message>
</context>
<context>
    <name>ImageDetail</name>
    <message>
        <source>Give it to devices…</source>
        <translation>分发给设备…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>%1. It runs on: %2.</source>
        <translation>%1。运行于：%2。</translation>
    </message>
    <message>
        <source>Delete %1 from the hub? It is gone from the disk then. Devices that run it go on so.</source>
        <translation>要从中枢删除 %1 吗？它会从磁盘上消失。正在运行它的设备不受影响。</translation>
    </message>
    <message>
        <source>Yes, delete it</source>
        <translation>是，删除</translation>
    </message>
    <message>
        <source>The image</source>
        <translation>固件</translation>
    </message>
</context>
<context>
    <name>ImageFactsView</name>
    <message>
        <source>How it divides the flash</source>
        <translation>闪存分区</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Chip</source>
        <translation>芯片</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>It does not say</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>编译时间</translation>
    </message>
    <message>
        <source>ESP-IDF</source>
        <translation>ESP-IDF</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Made for a flash of</source>
        <translation>适用闪存</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>ImageForm</name>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>A board&apos;s name has letters, digits, and . _ + - only, as its device tells it.</source>
        <translation>开发板名称只能包含字母、数字和 . _ + -，与设备报告的一致。</translation>
    </message>
    <message>
        <source>The notes have at most %1 characters.</source>
        <translation>备注最多 %1 个字符。</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>开发板</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ImageList</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search by version, board, chip, device or notes</source>
        <translation>按版本、开发板、芯片、设备或备注搜索</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>清空搜索</translation>
    </message>
    <message>
        <source>Firmware images</source>
        <translation>固件列表</translation>
    </message>
    <message>
        <source>Nothing here has that. Try another word.</source>
        <translation>没有找到。请换一个词试试。</translation>
    </message>
</context>
<context>
    <name>ImageStep</name>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>To go on, choose the firmware for this board.</source>
        <translation>要继续，请选择此开发板的固件。</translation>
    </message>
    <message>
        <source>To go on, add firmware that fits this board.</source>
        <translation>要继续，请添加适合此开发板的固件。</translation>
    </message>
    <message>
        <source>None of the library&apos;s images fits this board.</source>
        <translation>库中没有适用于此开发板的固件。</translation>
    </message>
    <message>
        <source>There is no firmware in the library yet.</source>
        <translation>库中还没有固件。</translation>
    </message>
    <message>
        <source>Download the release for exactly this board, for %1: a .zip, or a .bin with “merged” in its name. Then add it here.</source>
        <translation>请下载专门用于此开发板（%1）的发布版：.zip，或名称中带“merged”的 .bin，然后在此添加。</translation>
    </message>
    <message>
        <source>Choose the firmware that is made for exactly this board: the chip alone does not tell which screen, microphone and buttons it has.</source>
        <translation>请选择专门用于此开发板的固件：仅凭芯片看不出它的屏幕、麦克风和按钮。</translation>
    </message>
</context>
<context>
    <name>KeptTurn</name>
    <message>
        <source>Found here</source>
        <translation>在此找到</translation>
    </message>
    <message>
        <source>This computer has no loudspeaker that works. Save the sound to hear it elsewhere.</source>
        <translation>这台电脑没有可用的扬声器。请保存录音，到别处收听。</translation>
    </message>
    <message>
        <source>Play question</source>
        <translation>播放提问</translation>
    </message>
    <message>
        <source>Save sound…</source>
        <translation>保存录音…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>停止播放</translation>
    </message>
    <message>
        <source>Tool: %1, %2 (%3)</source>
        <translation>工具：%1，%2（%3）</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>%1 does not accept the key</source>
        <translation>%1 不接受这个密钥</translation>
    </message>
    <message>
        <source>It was given in the environment or the settings file: correct it there and start again.</source>
        <translation>密钥来自环境变量或设置文件：请在那里改正，然后重新启动。</translation>
    </message>
    <message>
        <source>Enter it again, or make a new one at the service.</source>
        <translation>请重新输入，或到该服务新建一个。</translation>
    </message>
    <message>
        <source>Change key…</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>No %1 key</source>
        <translation>没有 %1 密钥</translation>
    </message>
    <message>
        <source>Without it the hub answers only simple questions, such as the time.</source>
        <translation>没有密钥时，中枢只能回答简单的问题，例如现在几点。</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>添加密钥…</translation>
    </message>
</context>
<context>
    <name>KeyEntry</name>
    <message>
        <source>Paste the key here</source>
        <translation>在此粘贴密钥</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>显示密钥</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>KeyKeeping</name>
    <message>
        <source>Testing the key</source>
        <translation>测试密钥</translation>
    </message>
    <message>
        <source>The key could not be tested. %1</source>
        <translation>无法测试密钥。%1</translation>
    </message>
</context>
<context>
    <name>KeyLink</name>
    <message>
        <source>Get a key at %1</source>
        <translation>到 %1 获取密钥</translation>
    </message>
</context>
<context>
    <name>KeyStep</name>
    <message>
        <source>%1 key</source>
        <translation>%1 密钥</translation>
    </message>
    <message>
        <source>Keep it anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>With a key, %1 answers any question. The key belongs to your account at the service, which may charge for answers.</source>
        <translation>有了密钥，%1 可以回答任何问题。密钥属于您在该服务的账户，回答可能会收费。</translation>
    </message>
    <message>
        <source>Without a key</source>
        <translation>没有密钥</translation>
    </message>
    <message>
        <source>The hub still tells time and date, sets timers, alarms and reminders, keeps lists and turns devices&apos; volume and lights up and down. A key can be added later, on the Home page.</source>
        <translation>中枢仍会报时间和日期、设置定时器、闹钟和提醒、管理清单、调节设备的音量和灯光。密钥可以以后在“主页”添加。</translation>
    </message>
</context>
<context>
    <name>LeavingFlashDialog</name>
    <message>
        <source>Close while the board is written?</source>
        <translation>写入时关闭窗口？</translation>
    </message>
    <message>
        <source>Cancel writing</source>
        <translation>取消写入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>在后台继续</translation>
    </message>
    <message>
        <source>The hub goes on writing without this window; open it again to see how far it is. If writing is cancelled half-way, the board does not start until it is flashed again.</source>
        <translation>没有这个窗口，中枢也会继续写入；重新打开即可查看进度。如果中途取消写入，开发板要重新刷写后才能启动。</translation>
    </message>
    <message>
        <source>The board is still being written</source>
        <translation>开发板仍在写入</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level of the microphone</source>
        <translation>麦克风音量</translation>
    </message>
</context>
<context>
    <name>LinesEditor</name>
    <message>
        <source>One on each line</source>
        <translation>每行一个</translation>
    </message>
    <message>
        <source>On each line a language and a voice: de = de_DE-thorsten</source>
        <translation>每行一种语言和一个语音：de = de_DE-thorsten</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详细</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>LogTable</name>
    <message>
        <source>Records of the log</source>
        <translation>日志记录</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>What the board says</source>
        <translation>开发板的输出</translation>
    </message>
    <message>
        <source>Hide what the board says</source>
        <translation>隐藏开发板的输出</translation>
    </message>
    <message>
        <source>Show what the board says</source>
        <translation>显示开发板的输出</translation>
    </message>
</context>
<context>
    <name>LogsPage</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the marked rows (Ctrl+C)</source>
        <translation>复制选中的行（Ctrl+C）</translation>
    </message>
    <message>
        <source>Clear view</source>
        <translation>清空视图</translation>
    </message>
    <message>
        <source>Empty this list; the hub still has the records</source>
        <translation>清空此列表；中枢仍保留记录</translation>
    </message>
    <message>
        <source>Save a support file…</source>
        <translation>保存支持文件…</translation>
    </message>
    <message>
        <source>The log, settings and versions, without secrets, names or anything that was said</source>
        <translation>日志、设置和版本，不含密钥、名称和谈话内容</translation>
    </message>
    <message>
        <source>The support file is being made</source>
        <translation>正在生成支持文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The marked record</source>
        <translation>选中的记录</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>The hub does not answer; this is what it told last.</source>
        <translation>中枢没有响应；这是它最后的记录。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Paused: newer records come when you go on.</source>
        <translation>已暂停：继续后会显示更新的记录。</translation>
    </message>
    <message>
        <source>No record fits what you chose above.</source>
        <translation>没有符合上面条件的记录。</translation>
    </message>
    <message>
        <source>Nothing was noted yet. What the hub does, and what goes wrong, appears here.</source>
        <translation>还没有记录。中枢做了什么、出了什么问题，都会显示在这里。</translation>
    </message>
    <message>
        <source>Save the support file</source>
        <translation>保存支持文件</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>LogsPresenter</name>
    <message>
        <source>Reading the log</source>
        <translation>读取日志</translation>
    </message>
    <message>
        <source>Making the support file</source>
        <translation>生成支持文件</translation>
    </message>
    <message>
        <source>The support file is saved: %1</source>
        <translation>支持文件已保存：%1</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Stopping the conversation</source>
        <translation>停止对话</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>MeasureCard</name>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>How fast is this hub?</source>
        <translation>这台中枢有多快？</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>A voice says a question, and the hub listens. Some seconds…</source>
        <translation>由声音说出一个问题，中枢来听。需要几秒钟…</translation>
    </message>
    <message>
        <source>%1 takes %2 s over a question of %3 seconds.</source>
        <translation>%1 处理 %3 秒的问题需要 %2 秒。</translation>
    </message>
    <message>
        <source>Not measured yet. Measure it to see how long each model takes.</source>
        <translation>尚未测量。测量后可知每个模型需要多久。</translation>
    </message>
</context>
<context>
    <name>ModelDetail</name>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>停止使用</translation>
    </message>
    <message>
        <source>Make it the usual voice</source>
        <translation>设为常用声音</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>In use for: %1, and all that has no voice</source>
        <translation>用于：%1，以及没有专属声音的语言</translation>
    </message>
    <message>
        <source>In use for: %1</source>
        <translation>用于：%1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Can be downloaded</source>
        <translation>可下载</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>It then also speaks every language that has no voice.</source>
        <translation>没有专用声音的语言也会由它来说。</translation>
    </message>
    <message>
        <source>Remove %1 from the hub? %2 become free. It can be downloaded again.</source>
        <translation>要从中枢删除 %1 吗？将释放 %2，以后可重新下载。</translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation>是，删除</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>内存占用</translation>
    </message>
    <message>
        <source>On this hub</source>
        <translation>在此中枢</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>No voice is called so. Try another name, or all languages.</source>
        <translation>没有这个名字的声音。换个名字，或选择所有语言。</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>所有语言</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search voices</source>
        <translation>搜索声音</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Models that hear</source>
        <translation>听写模型</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Many languages</source>
        <translation>多种语言</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>仅英语</translation>
    </message>
    <message>
        <source>plain quality</source>
        <translation>最低音质</translation>
    </message>
    <message>
        <source>simple quality</source>
        <translation>一般音质</translation>
    </message>
    <message>
        <source>good quality</source>
        <translation>良好音质</translation>
    </message>
    <message>
        <source>best quality</source>
        <translation>最佳音质</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>In line</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Paused, %1</source>
        <translation>已暂停，%1</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>未下载</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1，共 %2</translation>
    </message>
    <message>
        <source>Waits until the one before has come</source>
        <translation>等待前一个下载完成</translation>
    </message>
    <message>
        <source>Everything has come. Checking it…</source>
        <translation>已全部下载，正在校验…</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>剩余 %1 小时</translation>
    </message>
    <message>
        <source>Too little memory is free</source>
        <translation>可用内存不足</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Too slow for talk: about %1 s for a question</source>
        <translation>对话太慢：每个问题约 %1 秒</translation>
    </message>
    <message>
        <source>About %1 s for a question</source>
        <translation>每个问题约 %1 秒</translation>
    </message>
    <message>
        <source>A question of %1 seconds. Measured with %2, which took %3 s on this processor: %4. The times of other models are reckoned from that.</source>
        <translation>问题时长 %1 秒。用 %2 测得 %3 秒，处理器：%4。其他模型的时间由此推算。</translation>
    </message>
</context>
<context>
    <name>NamesCard</name>
    <message>
        <source>For example: Kitchen speaker</source>
        <translation>例如：厨房音箱</translation>
    </message>
    <message>
        <source>For example: Kitchen</source>
        <translation>例如：厨房</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>NavigationButton</name>
    <message numerus="yes">
        <source>%n thing(s) to decide</source>
        <translation>
            <numerusform>%n 项待处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkCard</name>
    <message>
        <source>What a device reaches</source>
        <translation>设备能访问到的</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>The hub asks itself by the address for devices.</source>
        <translation>中枢用设备的地址访问自己。</translation>
    </message>
    <message>
        <source>%1, not announced</source>
        <translation>%1，未公布</translation>
    </message>
    <message>
        <source>Address for devices (OTA)</source>
        <translation>设备地址（OTA）</translation>
    </message>
    <message>
        <source>Conversation (WebSocket)</source>
        <translation>对话（WebSocket）</translation>
    </message>
    <message>
        <source>Name in the network</source>
        <translation>网络名称</translation>
    </message>
    <message>
        <source>Addresses of its computer</source>
        <translation>其计算机的地址</translation>
    </message>
    <message>
        <source>none: no network</source>
        <translation>无：没有网络</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>监听于</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Encrypted (TLS)</source>
        <translation>加密（TLS）</translation>
    </message>
    <message>
        <source>no: there is no certificate</source>
        <translation>否：没有证书</translation>
    </message>
    <message>
        <source>It answers, but only this computer reaches it: it listens on %1 alone.</source>
        <translation>中枢有回应，但只有这台电脑能连上：它只监听 %1。</translation>
    </message>
    <message>
        <source>Reached in %1 ms at %2. If a device does not, look at its Wi-Fi: guest networks keep apart.</source>
        <translation>%1 毫秒内在 %2 访问成功。若设备访问不到，请检查其 Wi-Fi：访客网络是隔离的。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>%1 (check), %2 (conversation)</source>
        <translation>%1（检查），%2（对话）</translation>
    </message>
</context>
<context>
    <name>NetworkRow</name>
    <message>
        <source>Name of the network</source>
        <translation>网络名称</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Leave this network out</source>
        <translation>去掉此网络</translation>
    </message>
    <message>
        <source>Name of network %1</source>
        <translation>网络 %1 的名称</translation>
    </message>
    <message>
        <source>Password of network %1</source>
        <translation>网络 %1 的密码</translation>
    </message>
    <message>
        <source>Show the password of network %1</source>
        <translation>显示网络 %1 的密码</translation>
    </message>
    <message>
        <source>Leave network %1 out</source>
        <translation>去掉网络 %1</translation>
    </message>
    <message>
        <source>A password needs the name of its network.</source>
        <translation>有密码时需要填写网络名称。</translation>
    </message>
    <message>
        <source>The name of a network has at most 32 bytes: 32 letters, or 10 Chinese characters.</source>
        <translation>网络名称最多 32 字节：32 个字母或 10 个汉字。</translation>
    </message>
    <message>
        <source>The password of a Wi-Fi network has 8 to 63 characters.</source>
        <translation>Wi-Fi 密码为 8 到 63 个字符。</translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation>已记住</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>Add another network</source>
        <translation>再添加一个网络</translation>
    </message>
    <message>
        <source>Forget the remembered networks</source>
        <translation>忘记已记住的网络</translation>
    </message>
    <message>
        <source>Remember them for the next board, in the hub&apos;s keyring</source>
        <translation>为下一块开发板记住，保存在中枢的密钥环中</translation>
    </message>
    <message>
        <source>A network is there twice.</source>
        <translation>有网络重复了。</translation>
    </message>
</context>
<context>
    <name>NoDevices</name>
    <message>
        <source>Address for devices</source>
        <translation>设备连接地址</translation>
    </message>
    <message>
        <source>Copy the address for devices</source>
        <translation>复制设备连接地址</translation>
    </message>
    <message>
        <source>The address appears here as soon as the hub listens.</source>
        <translation>中枢开始运行后，地址会显示在这里。</translation>
    </message>
    <message>
        <source>No device yet</source>
        <translation>还没有设备</translation>
    </message>
    <message>
        <source>Copy this address before you join the device&apos;s own Wi-Fi.</source>
        <translation>在连接设备自己的 Wi-Fi 之前，先复制这个地址。</translation>
    </message>
    <message>
        <source>Start the device in its set-up mode, join its Wi-Fi with a phone, and open %1 in a browser. The OTA address is under Advanced: put this one there, choose your Wi-Fi and save.</source>
        <translation>让设备进入配网模式，用手机连接它的 Wi-Fi，在浏览器中打开 %1。OTA 地址在“高级选项”中：填入这个地址，选择你的 Wi-Fi 并保存。</translation>
    </message>
    <message>
        <source>The device restarts and says a code. It appears here with this code: let it in.</source>
        <translation>设备会重启并播报代码。它会带着这个代码出现在这里：让它接入。</translation>
    </message>
</context>
<context>
    <name>NoImages</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>No firmware yet</source>
        <translation>还没有固件</translation>
    </message>
    <message>
        <source>Get the firmware of your board: the .bin that you built, or the .zip of a release.</source>
        <translation>获取适用于您开发板的固件：自行编译的 .bin，或发布版的 .zip。</translation>
    </message>
    <message>
        <source>Drop it anywhere on this window. The hub says what it is before it keeps anything.</source>
        <translation>把它拖到此窗口的任意位置。中枢会先说明它是什么，然后才保存。</translation>
    </message>
    <message>
        <source>Give it to one device over the air, see it come back well, then to the others.</source>
        <translation>先无线分发给一台设备，确认它恢复正常，再分发给其他设备。</translation>
    </message>
</context>
<context>
    <name>NotYet</name>
    <message>
        <source>This page fills itself then.</source>
        <translation>随后本页会自动显示内容。</translation>
    </message>
    <message>
        <source>One moment: the hub is starting.</source>
        <translation>请稍候：中枢正在启动。</translation>
    </message>
    <message>
        <source>The hub has not answered yet.</source>
        <translation>中枢尚未应答。</translation>
    </message>
</context>
<context>
    <name>NoticeRow</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OfferRow</name>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Clear away</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>OfflineBar</name>
    <message>
        <source>Check again</source>
        <translation>再次检查</translation>
    </message>
    <message>
        <source>Models cannot be downloaded now</source>
        <translation>现在无法下载模型</translation>
    </message>
    <message>
        <source>The hub does not reach the model service. What is installed works without it.</source>
        <translation>中枢连接不到模型服务。已安装的模型仍可使用。</translation>
    </message>
</context>
<context>
    <name>OldFlashDesk</name>
    <message>
        <source>Reading the backups</source>
        <translation>正在读取备份</translation>
    </message>
    <message>
        <source>The backup was deleted.</source>
        <translation>备份已删除。</translation>
    </message>
    <message>
        <source>Deleting a backup</source>
        <translation>正在删除备份</translation>
    </message>
</context>
<context>
    <name>OldFlashRow</name>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>the board is being written now</source>
        <translation>开发板正在写入</translation>
    </message>
    <message>
        <source>Delete what was on %1? It cannot be put back on the board then.</source>
        <translation>删除 %1 的原有内容？之后无法再写回开发板。</translation>
    </message>
    <message>
        <source>Yes, delete it</source>
        <translation>是，删除</translation>
    </message>
</context>
<context>
    <name>OldFlashesView</name>
    <message>
        <source>The backups cannot be read</source>
        <translation>无法读取备份</translation>
    </message>
    <message>
        <source>What was on boards before they were written</source>
        <translation>写入前开发板上的内容</translation>
    </message>
    <message>
        <source>To put one back, save it as a file, and write that on the board with the program esptool: %1. It has the Wi-Fi passwords in it that the board knew.</source>
        <translation>要写回，请另存为文件，再用 esptool 程序写入开发板：%1。其中含有开发板所知的 Wi-Fi 密码。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>No backups</source>
        <translation>没有备份</translation>
    </message>
    <message>
        <source>Flash a board over USB, and choose in the last step to save what is on it now. It is kept here, to be saved as a file.</source>
        <translation>通过 USB 刷写开发板时，在最后一步选择先保存现有内容。它会保留在这里，可另存为文件。</translation>
    </message>
</context>
<context>
    <name>PairingWindow</name>
    <message>
        <source>If you press this, every new device on your network comes in without asking you.</source>
        <translation>按下后，网络中的新设备无需询问即可接入。</translation>
    </message>
    <message>
        <source>Meanwhile every new device on your network comes in without asking you.</source>
        <translation>期间，网络中的新设备无需询问即可接入。</translation>
    </message>
    <message numerus="yes">
        <source>Let new devices in for %n minute(s)</source>
        <translation>
            <numerusform>在 %n 分钟内允许新设备接入</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop letting new devices in</source>
        <translation>不再自动允许新设备接入</translation>
    </message>
    <message>
        <source>New devices come in: %1 left</source>
        <translation>新设备可自动接入：剩余 %1</translation>
    </message>
</context>
<context>
    <name>PersonaEditor</name>
    <message>
        <source>That of the question</source>
        <translation>与问题相同</translation>
    </message>
    <message>
        <source>Left empty: the usual voice</source>
        <translation>留空：常用的语音</translation>
    </message>
    <message>
        <source>Left empty: the usual words</source>
        <translation>留空：通常的话</translation>
    </message>
    <message>
        <source>Left empty: no tool</source>
        <translation>留空：不用工具</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Use it on all devices</source>
        <translation>用于所有设备</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Speaks on all devices</source>
        <translation>在所有设备上说话</translation>
    </message>
    <message>
        <source>Set back…</source>
        <translation>还原…</translation>
    </message>
    <message numerus="yes">
        <source>About %n token(s) more with each question.</source>
        <translation>
            <numerusform>每个问题约多 %n 个词元。</numerusform>
        </translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>最多 %1 个字符。</translation>
    </message>
    <message>
        <source>It will be as it was at first.</source>
        <translation>它将恢复最初的样子。</translation>
    </message>
    <message>
        <source>Set it back</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>It cannot be brought back. Where it spoke, the one for all devices will speak.</source>
        <translation>无法恢复。它说话的地方将由通用角色说话。</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指示</translation>
    </message>
    <message>
        <source>Language of answers</source>
        <translation>回答的语言</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>问候语</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Tools it may use</source>
        <translation>可用的工具</translation>
    </message>
    <message>
        <source>Names, with * for any letters; %1 alone: all.</source>
        <translation>名称，* 代表任意字母；仅 %1：全部。</translation>
    </message>
</context>
<context>
    <name>Personas</name>
    <message>
        <source>The hub&apos;s own</source>
        <translation>中枢自带</translation>
    </message>
    <message>
        <source>Brief: a sentence or two</source>
        <translation>简短：一两句</translation>
    </message>
    <message>
        <source>Usual: up to three sentences</source>
        <translation>一般：最多三句</translation>
    </message>
    <message>
        <source>Detailed: up to ten sentences</source>
        <translation>详细：最多十句</translation>
    </message>
</context>
<context>
    <name>PersonasPart</name>
    <message>
        <source>Reading the personas</source>
        <translation>读取角色</translation>
    </message>
    <message>
        <source>Making a persona</source>
        <translation>创建角色</translation>
    </message>
    <message>
        <source>Saving the persona</source>
        <translation>保存角色</translation>
    </message>
    <message>
        <source>The persona is saved.</source>
        <translation>角色已保存。</translation>
    </message>
    <message>
        <source>Deleting the persona</source>
        <translation>删除角色</translation>
    </message>
    <message>
        <source>Choosing the persona for all devices</source>
        <translation>选择通用角色</translation>
    </message>
</context>
<context>
    <name>PersonasView</name>
    <message>
        <source>Personas</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>新建角色</translation>
    </message>
    <message>
        <source>A change acts from the next question on.</source>
        <translation>更改从下一个问题起生效。</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>%1 (all devices)</source>
        <translation>%1（所有设备）</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code of %1</source>
        <translation>%1 的二维码</translation>
    </message>
</context>
<context>
    <name>ReadyStep</name>
    <message>
        <source>First save what is on the board now</source>
        <translation>先保存开发板上现有的内容</translation>
    </message>
    <message>
        <source>First erase the whole board</source>
        <translation>先擦除整个开发板</translation>
    </message>
    <message>
        <source>For a board that other firmware was on, or that misbehaves. It takes up to a minute.</source>
        <translation>适用于曾装过其他固件或工作异常的开发板。最多需要一分钟。</translation>
    </message>
    <message>
        <source>MAC address %1</source>
        <translation>MAC 地址 %1</translation>
    </message>
    <message>
        <source>none: it opens a Wi-Fi of its own</source>
        <translation>无：它会开放自己的 Wi-Fi</translation>
    </message>
    <message>
        <source>stays as it is on the board</source>
        <translation>保持开发板上原有的设置</translation>
    </message>
    <message>
        <source>where the hub announces itself</source>
        <translation>中枢公布的地址</translation>
    </message>
    <message>
        <source>The firmware on the board is replaced. Its data stays. Then the board starts anew.</source>
        <translation>开发板上的固件将被替换，数据保留，然后开发板重新启动。</translation>
    </message>
    <message>
        <source>The firmware on the board is replaced, and its Wi-Fi networks, settings and identity with it. The hub lets the board in by itself: there is no code to type.</source>
        <translation>开发板上的固件以及 Wi-Fi 网络、设置和身份都将被替换。中枢会自动允许它接入，无需输入代码。</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>开发板</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>中枢</translation>
    </message>
    <message>
        <source>So that you can go back to it. The file stays on the hub&apos;s computer until you save it.</source>
        <translation>以便日后恢复。文件保存在运行中枢的电脑上，直到您另存。</translation>
    </message>
    <message>
        <source>It takes up to %1 min.</source>
        <translation>最多需要 %1 分钟。</translation>
    </message>
</context>
<context>
    <name>RestartBanner</name>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) act after a restart of the hub</source>
        <translation>
            <numerusform>%n 项更改在中枢重启后生效</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes some seconds. Who talks to it is cut off; devices come back by themselves.</source>
        <translation>需要几秒钟。正在进行的对话会中断；设备会自行恢复。</translation>
    </message>
    <message>
        <source>Restart it on the computer where it runs.</source>
        <translation>请在它所在的计算机上重启。</translation>
    </message>
</context>
<context>
    <name>RingingBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RingingCard</name>
    <message>
        <source>Timers and alarms</source>
        <translation>计时器和闹钟</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RingingRow</name>
    <message>
        <source>In 9 minutes</source>
        <translation>9 分钟后再响</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>计时器</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>闹钟</translation>
    </message>
    <message>
        <source>Missed at %1</source>
        <translation>%1 的提醒已错过</translation>
    </message>
    <message>
        <source>Rings since %1</source>
        <translation>%1 起响铃</translation>
    </message>
</context>
<context>
    <name>Rollout</name>
    <message>
        <source>On the first device</source>
        <translation>在第一台设备上</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Halted</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Being taken back</source>
        <translation>正在恢复旧版本</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已恢复旧版本</translation>
    </message>
    <message>
        <source>Taking it back is halted: some devices still run it. The reasons are below; try again.</source>
        <translation>回退已停止：部分设备仍在运行该固件。原因见下方，请重试。</translation>
    </message>
    <message>
        <source>The others follow when it has come back well: after a good conversation, or ten minutes.</source>
        <translation>确认它恢复正常（一次顺利的对话或十分钟）后，再轮到其他设备。</translation>
    </message>
    <message>
        <source>%1 of %2 run the one before again</source>
        <translation>%2 台中有 %1 台已恢复旧版本</translation>
    </message>
    <message>
        <source>%1 of %2 run it well</source>
        <translation>%2 台中有 %1 台运行正常</translation>
    </message>
    <message>
        <source>Nothing is installed between %1 and %2.</source>
        <translation>%1 至 %2 之间不安装。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>安装中</translation>
    </message>
    <message>
        <source>On trial</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Runs well</source>
        <translation>运行正常</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>It has fetched the image, and is expected back.</source>
        <translation>已下载固件，正在等待它恢复。</translation>
    </message>
    <message>
        <source>It was told of the image, and fetches it.</source>
        <translation>已通知设备，正在下载固件。</translation>
    </message>
    <message>
        <source>It came back with it. A good conversation, or ten quiet minutes, prove it.</source>
        <translation>已用新版本恢复。一次顺利的对话或平稳的十分钟即可确认。</translation>
    </message>
    <message>
        <source>After the first device.</source>
        <translation>在第一台设备之后。</translation>
    </message>
    <message>
        <source>It does not get the image.</source>
        <translation>它不会获得此固件。</translation>
    </message>
    <message>
        <source>It runs this image already.</source>
        <translation>它已在运行此固件。</translation>
    </message>
    <message>
        <source>What it runs is not older. It installs this one all the same.</source>
        <translation>其现有版本并不更旧，但仍会安装此版本。</translation>
    </message>
    <message>
        <source>There is no way back by itself: the library lacks the image that it runs.</source>
        <translation>无法自动恢复：库中没有它正在运行的固件。</translation>
    </message>
    <message>
        <source>The others get it, as many at once as the house bears.</source>
        <translation>现在轮到其他设备，每次若干台。</translation>
    </message>
    <message>
        <source>No more devices are told of it. What is under way is followed to its end.</source>
        <translation>不再通知更多设备。已开始的会进行到底。</translation>
    </message>
    <message>
        <source>Every device that could get it has it, and is well.</source>
        <translation>所有可更新的设备均已更新，运行正常。</translation>
    </message>
    <message>
        <source>Devices are given what they ran before.</source>
        <translation>正在把旧版本发给设备。</translation>
    </message>
    <message>
        <source>Devices run again what they ran before.</source>
        <translation>设备已恢复到旧版本。</translation>
    </message>
    <message>
        <source>No more devices are told of it.</source>
        <translation>不再通知更多设备。</translation>
    </message>
    <message>
        <source>A device failed, so no other one gets it. Look at the reason below; then take it back, or try again.</source>
        <translation>有一台设备失败，因此不再分发给其他设备。请查看下方原因，然后恢复旧版本或重试。</translation>
    </message>
    <message>
        <source>You ended it. Devices that have it keep it, unless it is taken back.</source>
        <translation>您已将其终止。已更新的设备会保留新版本，除非恢复旧版本。</translation>
    </message>
    <message>
        <source>Now.</source>
        <translation>现在。</translation>
    </message>
    <message>
        <source>Once the quiet hours are over.</source>
        <translation>安静时段结束后。</translation>
    </message>
    <message>
        <source>At the end of its next conversation: it restarts then.</source>
        <translation>在下次对话结束时：届时它会重启。</translation>
    </message>
    <message>
        <source>When it starts next, such as after its plug was pulled.</source>
        <translation>在下次启动时，例如重新插电之后。</translation>
    </message>
    <message>
        <source>It was told of the image and never fetched all of it. Move it nearer to the Wi-Fi.</source>
        <translation>已通知设备，但它始终未能完整下载。请把它移近 Wi-Fi。</translation>
    </message>
    <message>
        <source>It fetched the image and has not come back. Look at it; pull its plug for a moment.</source>
        <translation>已下载固件但未恢复。请查看设备，并断电片刻。</translation>
    </message>
    <message>
        <source>It fetched the image, and came back with what it ran before: the image does not run there.</source>
        <translation>已下载固件，却以旧版本恢复：此固件无法在该设备上运行。</translation>
    </message>
    <message>
        <source>It runs the image, but starts again and again.</source>
        <translation>它在运行此固件，但不断重启。</translation>
    </message>
    <message>
        <source>It was told three times, and did not install it.</source>
        <translation>已通知三次，但它没有安装。</translation>
    </message>
    <message>
        <source>It runs another image of the same version, and could not tell them apart.</source>
        <translation>它运行着同一版本的另一个固件，无法区分两者。</translation>
    </message>
    <message>
        <source>It runs a newer version, and keeps it.</source>
        <translation>它运行着更新的版本，将予以保留。</translation>
    </message>
    <message>
        <source>A device takes the version that it runs and the image&apos;s for the same.</source>
        <translation>在设备看来，其现有版本与此固件的版本相同。</translation>
    </message>
    <message>
        <source>What it ran before is not in the library. Add that image, or flash it over USB.</source>
        <translation>库中没有它之前的固件。请添加该固件，或通过 USB 刷写。</translation>
    </message>
    <message>
        <source>It is not let in any longer.</source>
        <translation>它已不再获准接入。</translation>
    </message>
    <message>
        <source>It had not got it when this was taken back.</source>
        <translation>恢复旧版本时它尚未获得此固件。</translation>
    </message>
    <message>
        <source>It runs something else by now, and is left as it is.</source>
        <translation>它现在运行其他固件，保持不变。</translation>
    </message>
    <message>
        <source>The image is made for another board.</source>
        <translation>该固件是为另一种开发板制作的。</translation>
    </message>
    <message>
        <source>It does not tell its chip and how its flash is divided. It is updated over USB.</source>
        <translation>它没有报告芯片和闪存分区，请通过 USB 更新。</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>原为 %1</translation>
    </message>
    <message>
        <source>first</source>
        <translation>首台</translation>
    </message>
</context>
<context>
    <name>RolloutDesk</name>
    <message>
        <source>Reading the rollouts</source>
        <translation>读取分发</translation>
    </message>
    <message>
        <source>Asking who can get the image</source>
        <translation>查询可获得此固件的设备</translation>
    </message>
    <message>
        <source>Giving the image to devices</source>
        <translation>向设备分发固件</translation>
    </message>
    <message>
        <source>Pausing the rollout</source>
        <translation>暂停分发</translation>
    </message>
    <message>
        <source>Going on with the rollout</source>
        <translation>继续分发</translation>
    </message>
    <message>
        <source>Halting the rollout</source>
        <translation>停止分发</translation>
    </message>
    <message>
        <source>Taking the image back</source>
        <translation>恢复旧版本</translation>
    </message>
    <message>
        <source>Clearing the rollout away</source>
        <translation>清除分发记录</translation>
    </message>
</context>
<context>
    <name>RolloutDetail</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>恢复旧版本…</translation>
    </message>
    <message>
        <source>Halt</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Clear away</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>The computer is kept awake meanwhile: a device that comes back has to find the hub.</source>
        <translation>在此期间电脑保持唤醒：恢复的设备需要找到中枢。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Give every device that got it what it ran before? Each one installs that when it starts next, or at the end of its next conversation.</source>
        <translation>要让每台已更新的设备恢复旧版本吗？设备会在下次启动或下次对话结束时安装。</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>是，恢复</translation>
    </message>
    <message>
        <source>Devices of the rollout</source>
        <translation>此次分发的设备</translation>
    </message>
</context>
<context>
    <name>RolloutDialog</name>
    <message>
        <source>Give %1 to devices</source>
        <translation>将 %1 分发给设备</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>接收的设备</translation>
    </message>
    <message>
        <source>Show devices of this board on other channels, too</source>
        <translation>也显示其他渠道上使用此开发板的设备</translation>
    </message>
    <message>
        <source>Also devices with a newer version (they go back to this one)</source>
        <translation>包括版本更新的设备（将回退到此版本）</translation>
    </message>
    <message>
        <source>They are made to install it. What the newer version brought is gone then, and the older one may not understand all that the newer one has stored on the device.</source>
        <translation>这些设备会被强制安装。新版本带来的功能将消失，旧版本也可能无法识别新版本存储在设备上的全部内容。</translation>
    </message>
    <message>
        <source>Restart a device at the end of its next conversation</source>
        <translation>在下次对话结束时重启设备</translation>
    </message>
    <message>
        <source>Install nothing between</source>
        <translation>不安装的时段：</translation>
    </message>
    <message>
        <source>Choose two different times, so that some is left.</source>
        <translation>请选择两个不同的时间，否则没有时间可以安装。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>No device of this board takes firmware of this channel. A device&apos;s channel is chosen on its page, the image&apos;s in the library.</source>
        <translation>没有使用此开发板的设备接收此渠道的固件。设备的渠道在其页面选择，固件的渠道在库中选择。</translation>
    </message>
    <message>
        <source>Asking the hub who can get it…</source>
        <translation>正在向中枢查询可更新的设备…</translation>
    </message>
    <message>
        <source>runs %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首台</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>First on</source>
        <translation>首先更新</translation>
    </message>
    <message>
        <source>One device gets it first. When it has come back well, the others follow; if it does not, the rollout stops, and you can take it back with one click.</source>
        <translation>先由一台设备更新。它恢复正常后，其他设备再更新；否则分发会停止，您可以一键恢复旧版本。</translation>
    </message>
    <message>
        <source>It is told then, or when it starts by itself: between conversations it is not connected.</source>
        <translation>设备届时或自行启动时才会得知：对话之间它并未连接。</translation>
    </message>
    <message>
        <source>and</source>
        <translation>至</translation>
    </message>
</context>
<context>
    <name>RolloutsView</name>
    <message>
        <source>Rollouts</source>
        <translation>分发</translation>
    </message>
    <message>
        <source>To the library</source>
        <translation>前往库</translation>
    </message>
    <message>
        <source>No device is given firmware now</source>
        <translation>目前没有向设备分发固件</translation>
    </message>
    <message>
        <source>Choose an image in the library, and “Give it to devices…”. One device gets it first; the others follow when it has come back well. If it does not, the rollout stops by itself.</source>
        <translation>在库中选择固件，然后点击“分发给设备…”。先由一台设备更新，它恢复正常后其他设备再更新；否则分发会自行停止。</translation>
    </message>
    <message>
        <source>The rollouts cannot be read</source>
        <translation>无法读取分发</translation>
    </message>
</context>
<context>
    <name>RowQuestion</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>RunningList</name>
    <message>
        <source>Being written now</source>
        <translation>正在写入</translation>
    </message>
</context>
<context>
    <name>SaidCard</name>
    <message>
        <source>Keep the changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What you say of it</source>
        <translation>您的说明</translation>
    </message>
</context>
<context>
    <name>SaveAs</name>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>查找范围：</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型：</translation>
    </message>
</context>
<context>
    <name>SavingBar</name>
    <message>
        <source>%1 is being made…</source>
        <translation>正在生成 %1…</translation>
    </message>
    <message>
        <source>%1: %2 written</source>
        <translation>%1：已写入 %2</translation>
    </message>
    <message>
        <source>%1 is saved (%2).</source>
        <translation>%1 已保存（%2）。</translation>
    </message>
    <message>
        <source>Cancelled: %1 was not written.</source>
        <translation>已取消：%1 未写入。</translation>
    </message>
    <message>
        <source>%1 was not written. %2</source>
        <translation>%1 未写入。%2</translation>
    </message>
</context>
<context>
    <name>SendingBar</name>
    <message>
        <source>%1 goes to the hub…</source>
        <translation>正在发送 %1…</translation>
    </message>
    <message>
        <source>%1: %2 of %3 sent</source>
        <translation>%1：已发送 %2，共 %3</translation>
    </message>
    <message>
        <source>%1 is not kept. %2</source>
        <translation>%1 未保存。%2</translation>
    </message>
</context>
<context>
    <name>ServiceForm</name>
    <message>
        <source>Another compatible service</source>
        <translation>其他兼容服务</translation>
    </message>
    <message>
        <source>Only if it wants one</source>
        <translation>仅在需要时</translation>
    </message>
    <message>
        <source>List models</source>
        <translation>列出模型</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Do without</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>What came of the test</source>
        <translation>测试结果</translation>
    </message>
    <message>
        <source>In use: %1, %2</source>
        <translation>正在使用：%1，%2</translation>
    </message>
    <message>
        <source>None is in use.</source>
        <translation>没有在使用。</translation>
    </message>
    <message numerus="yes">
        <source>It has %n model(s).</source>
        <translation>
            <numerusform>它有 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>It has no model yet: get one there first.</source>
        <translation>它还没有模型：请先在那里下载。</translation>
    </message>
    <message>
        <source>The first word came after %1 s: “%2”</source>
        <translation>%1 秒后收到首个词：“%2”</translation>
    </message>
    <message>
        <source>One is kept</source>
        <translation>已保存密钥</translation>
    </message>
    <message>
        <source>Test it first: it is used once it has answered.</source>
        <translation>请先测试：回答后才能使用。</translation>
    </message>
    <message>
        <source>Choose a model: list those it has, or type its name.</source>
        <translation>请选择模型：列出已有的，或输入名称。</translation>
    </message>
    <message>
        <source>Asking for its models…</source>
        <translation>正在询问模型…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Asking it something…</source>
        <translation>正在向它提问…</translation>
    </message>
    <message>
        <source>Nothing answers there as it should. Does the program run, and has it this model?</source>
        <translation>那里没有正常应答。程序在运行吗？有这个模型吗？</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>SessionDeletion</name>
    <message>
        <source>Counting what would be deleted</source>
        <translation>统计要删除的内容</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete this question and its answer (%1), with any recorded sound?</source>
        <translation>删除这个提问和回答（%1），以及可能有的录音？</translation>
    </message>
    <message>
        <source>Delete the conversation “%1” (%2), with any recorded sound?</source>
        <translation>删除对话“%1”（%2），以及可能有的录音？</translation>
    </message>
    <message>
        <source>Delete everything that was ever said (%1), with any recorded sound?</source>
        <translation>删除说过的全部内容（%1），以及可能有的录音？</translation>
    </message>
    <message>
        <source>Delete what was found (%1 in %2), with any recorded sound? Other turns stay.</source>
        <translation>删除找到的内容（%1，共 %2），以及可能有的录音？其余的保留。</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n 段对话</numerusform>
        </translation>
    </message>
    <message>
        <source>It will be gone from the disk, and nothing can bring it back.</source>
        <translation>它将从磁盘上彻底消失，无法恢复。</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s) deleted, and gone from the disk.</source>
        <translation>
            <numerusform>已删除 %n 轮，磁盘上不再保留。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>Playing the recorded question</source>
        <translation>播放提问的录音</translation>
    </message>
    <message>
        <source>Saving a file</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>A file cannot be written there. Choose another folder.</source>
        <translation>无法写入该位置。请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>全部导出…</translation>
    </message>
    <message>
        <source>Delete all…</source>
        <translation>全部删除…</translation>
    </message>
    <message>
        <source>The conversations cannot be read</source>
        <translation>无法读取对话</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try a shorter word, another device or a longer time.</source>
        <translation>试试更短的词、其他设备或更长的时间。</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>还没有对话</translation>
    </message>
    <message>
        <source>Say something to one of your devices: what was asked and answered is shown here.</source>
        <translation>对任意一台设备说句话：提问和回答会显示在这里。</translation>
    </message>
    <message>
        <source>Export found…</source>
        <translation>导出结果…</translation>
    </message>
    <message>
        <source>Delete found…</source>
        <translation>删除结果…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>In a long history, this may take some seconds.</source>
        <translation>对话很多时，可能需要几秒钟。</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>SessionTalk</name>
    <message>
        <source>Reading a conversation</source>
        <translation>读取对话</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>goes on now</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>Nothing was said</source>
        <translation>没有说话</translation>
    </message>
    <message>
        <source>Left the house: %1, %2, %3</source>
        <translation>传出家外：%1，%2，%3</translation>
    </message>
    <message>
        <source>Stayed in the house: %1, %2, %3</source>
        <translation>留在家中：%1，%2，%3</translation>
    </message>
    <message>
        <source>what was said</source>
        <translation>说过的话</translation>
    </message>
    <message>
        <source>the sound of the question</source>
        <translation>提问的声音</translation>
    </message>
    <message>
        <source>the answer, to be spoken</source>
        <translation>要朗读的回答</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Nothing understood</source>
        <translation>没有听懂</translation>
    </message>
    <message>
        <source>Failed, and said so</source>
        <translation>失败并已告知</translation>
    </message>
    <message>
        <source>Failed in silence</source>
        <translation>失败且未告知</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>the device refused</source>
        <translation>设备拒绝</translation>
    </message>
    <message>
        <source>wrong values, not asked</source>
        <translation>参数错误，未调用</translation>
    </message>
    <message>
        <source>no such tool</source>
        <translation>没有这个工具</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时回应</translation>
    </message>
    <message>
        <source>the device was gone</source>
        <translation>设备已断开</translation>
    </message>
    <message>
        <source>nobody had asked for it, not done</source>
        <translation>无人要求，未执行</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message>
        <source>Change in Settings</source>
        <translation>在设置中更改</translation>
    </message>
    <message numerus="yes">
        <source>Conversations are kept for %n day(s).</source>
        <translation>
            <numerusform>对话保留 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversations are kept until you delete them.</source>
        <translation>对话会一直保留，直到您删除。</translation>
    </message>
    <message>
        <source>Questions are recorded.</source>
        <translation>提问会录音。</translation>
    </message>
    <message>
        <source>Questions are not recorded.</source>
        <translation>提问不录音。</translation>
    </message>
    <message>
        <source>Yes, delete for good</source>
        <translation>是，永久删除</translation>
    </message>
</context>
<context>
    <name>SessionsPresenter</name>
    <message>
        <source>Reading the settings</source>
        <translation>读取设置</translation>
    </message>
    <message>
        <source>Reading the conversations</source>
        <translation>读取对话列表</translation>
    </message>
</context>
<context>
    <name>SettingEditor</name>
    <message>
        <source>Enter a whole number.</source>
        <translation>请输入整数。</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>请输入数字。</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>最多 %1 个字符。</translation>
    </message>
    <message>
        <source>At most %1 lines.</source>
        <translation>最多 %1 行。</translation>
    </message>
    <message>
        <source>Write a name, an equals sign and a value on each line.</source>
        <translation>每行写名称、等号和值。</translation>
    </message>
    <message>
        <source>%1 or more.</source>
        <translation>至少 %1。</translation>
    </message>
    <message>
        <source>More than %1, up to %2.</source>
        <translation>大于 %1，至多 %2。</translation>
    </message>
    <message>
        <source>From %1, below %2.</source>
        <translation>从 %1 起，小于 %2。</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>从 %1 到 %2。</translation>
    </message>
    <message>
        <source>This cannot be empty.</source>
        <translation>不能为空。</translation>
    </message>
    <message>
        <source>“%1” is not of the form that is wanted here.</source>
        <translation>“%1”的格式不符合要求。</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset “%1”</source>
        <translation>重置“%1”</translation>
    </message>
    <message>
        <source>A key is given.</source>
        <translation>已给出密钥。</translation>
    </message>
    <message>
        <source>No key is given.</source>
        <translation>未给出密钥。</translation>
    </message>
    <message>
        <source>Keys are never written into the settings file. Give it in the environment: %1.</source>
        <translation>密钥绝不写入设置文件。请在环境变量中给出：%1。</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>默认：%1。</translation>
    </message>
    <message>
        <source>It is given when the hub is started: --data-dir.</source>
        <translation>启动中枢时给出：--data-dir。</translation>
    </message>
    <message>
        <source>Until the hub is restarted it is %1.</source>
        <translation>中枢重启前为 %1。</translation>
    </message>
    <message>
        <source>A change acts after a restart.</source>
        <translation>重启后生效。</translation>
    </message>
    <message>
        <source>A change acts at once.</source>
        <translation>立即生效。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Folder for everything the hub keeps.</source>
        <translation>中枢保存的一切都在此文件夹。</translation>
    </message>
    <message>
        <source>Language of the window; auto: the system&apos;s.</source>
        <translation>窗口的语言；auto：与系统相同。</translation>
    </message>
    <message>
        <source>How much is logged.</source>
        <translation>记录多少日志。</translation>
    </message>
    <message>
        <source>Address to listen on, or several with commas; 0.0.0.0 is every IPv4 one, :: every one.</source>
        <translation>监听的地址，多个用逗号分隔；0.0.0.0 为全部 IPv4，:: 为全部。</translation>
    </message>
    <message>
        <source>HTTP: the device&apos;s check. 0 picks a free one.</source>
        <translation>HTTP：设备的检查。0 表示任选空闲端口。</translation>
    </message>
    <message>
        <source>Other names under which devices and programs reach the hub, as a reverse proxy&apos;s; IP addresses, localhost and the .local name need not be among them.</source>
        <translation>设备和程序访问中枢所用的其他名称，例如反向代理的名称；IP 地址、localhost 和 .local 名称无需列出。</translation>
    </message>
    <message>
        <source>WebSocket: the conversation. 0 picks a free one.</source>
        <translation>WebSocket：对话。0 表示任选空闲端口。</translation>
    </message>
    <message>
        <source>Reverse proxies (addresses or networks) whose X-Forwarded-For, -Proto and -Host count.</source>
        <translation>其 X-Forwarded-For、-Proto 和 -Host 可信的反向代理（地址或网段）。</translation>
    </message>
    <message>
        <source>The check&apos;s address as people are told it, and where devices fetch files, if a proxy stands before the hub; empty: the address it listens on.</source>
        <translation>中枢前有代理时，告知用户的检查地址，也是设备取文件的地址；留空：监听的地址。</translation>
    </message>
    <message>
        <source>Where devices that come through a trusted proxy are sent to talk, with its port; empty: /xiaozhi/v1/ under the name they used, if it is among server.names.</source>
        <translation>经受信任代理而来的设备前往对话的地址（含端口）；留空：其所用名称下的 /xiaozhi/v1/（该名称须在 server.names 中）。</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate and those between it and its CA, in PEM; unset: what `python -m hub tls create` made, if it did.</source>
        <translation>中枢的证书及其到 CA 的中间证书（PEM）；未设：`python -m hub tls create` 生成的证书（若有）。</translation>
    </message>
    <message>
        <source>The certificate&apos;s private key, in PEM, without a password.</source>
        <translation>证书的私钥，PEM 格式，无密码。</translation>
    </message>
    <message>
        <source>HTTPS: what http_port has. 0 picks a free one.</source>
        <translation>HTTPS：与 http_port 相同。0 表示任选空闲端口。</translation>
    </message>
    <message>
        <source>WebSocket over TLS. 0 picks a free one.</source>
        <translation>通过 TLS 的 WebSocket。0 表示任选空闲端口。</translation>
    </message>
    <message>
        <source>Listen for what is not encrypted on this machine only. Devices with stock firmware then need a certificate of a public CA.</source>
        <translation>未加密的连接只在本机监听。此时使用原厂固件的设备需要公共 CA 的证书。</translation>
    </message>
    <message>
        <source>Announce the hub by mDNS.</source>
        <translation>通过 mDNS 公布中枢。</translation>
    </message>
    <message>
        <source>The host name before .local, in lower case. Speakers that were set up with the old name must be set up again.</source>
        <translation>.local 之前的主机名，小写。用旧名称设置过的音箱需要重新设置。</translation>
    </message>
    <message>
        <source>openai: the service&apos;s address.</source>
        <translation>openai：服务的地址。</translation>
    </message>
    <message>
        <source>openai: the key; unset: none, as a service of one&apos;s own mostly wants it.</source>
        <translation>openai：密钥；未设：不用密钥，自建服务多半如此。</translation>
    </message>
    <message>
        <source>openai: after it failed, this machine does all work so long, seconds.</source>
        <translation>openai：失败后由本机代劳的时长，秒。</translation>
    </message>
    <message>
        <source>Who hears.</source>
        <translation>由谁听写。</translation>
    </message>
    <message>
        <source>whisper: a model&apos;s id in models/catalog.toml, or a folder; unset: fallback_model. openai: its name at the service; unset: whisper-1.</source>
        <translation>whisper：models/catalog.toml 中的模型 id 或文件夹；未设：fallback_model。openai：服务中的名称；未设：whisper-1。</translation>
    </message>
    <message>
        <source>openai: what hears on this machine when the service fails; empty: nothing.</source>
        <translation>openai：服务失效时在本机听写的模型；留空：没有。</translation>
    </message>
    <message>
        <source>openai: longest wait for the words, seconds.</source>
        <translation>openai：等待文字的最长时间，秒。</translation>
    </message>
    <message>
        <source>Languages spoken here (ISO 639-1), one of which is recognised; empty: any.</source>
        <translation>这里所说的语言（ISO 639-1），识别其中之一；留空：任意。</translation>
    </message>
    <message>
        <source>Processor threads; 0: as many as there are cores, at most 4.</source>
        <translation>处理器线程数；0：与核数相同，最多 4。</translation>
    </message>
    <message>
        <source>Who speaks.</source>
        <translation>由谁说话。</translation>
    </message>
    <message>
        <source>openai: the model&apos;s name at the service.</source>
        <translation>openai：模型在服务中的名称。</translation>
    </message>
    <message>
        <source>piper: a voice&apos;s id in models/catalog.toml, or its .onnx file; unset: fallback_voice. openai: its name at the service; unset: alloy.</source>
        <translation>piper：models/catalog.toml 中的语音 id 或其 .onnx 文件；未设：fallback_voice。openai：服务中的名称；未设：alloy。</translation>
    </message>
    <message>
        <source>openai: what speaks on this machine when the service fails; empty: nothing.</source>
        <translation>openai：服务失效时在本机说话的语音；留空：没有。</translation>
    </message>
    <message>
        <source>openai: longest wait for a sentence&apos;s first sound, seconds.</source>
        <translation>openai：等待一句话第一个声音的最长时间，秒。</translation>
    </message>
    <message>
        <source>openai: languages (ISO 639-1) that the service&apos;s voice speaks; empty: any.</source>
        <translation>openai：服务的语音会说的语言（ISO 639-1）；留空：任意。</translation>
    </message>
    <message>
        <source>Voices on this machine for other languages (ISO 639-1) than that voice&apos;s; unset: any that is installed.</source>
        <translation>本机用于其他语言（ISO 639-1）的语音；未设：任意已安装的。</translation>
    </message>
    <message>
        <source>1.0 is the voice&apos;s own pace, 2.0 twice as fast.</source>
        <translation>1.0 为语音本身的速度，2.0 为两倍。</translation>
    </message>
    <message>
        <source>The service&apos;s address.</source>
        <translation>服务的地址。</translation>
    </message>
    <message>
        <source>The key; unset: XAI_API_KEY, else the key saved on this machine.</source>
        <translation>密钥；未设：XAI_API_KEY，否则用本机保存的密钥。</translation>
    </message>
    <message>
        <source>The model&apos;s name at the service.</source>
        <translation>模型在服务中的名称。</translation>
    </message>
    <message>
        <source>Longest wait for the first word, seconds.</source>
        <translation>等待首个词的最长时间，秒。</translation>
    </message>
    <message>
        <source>Longest answer, tokens.</source>
        <translation>最长的回答，词元。</translation>
    </message>
    <message>
        <source>A model at the same service that looks at photos; empty: model, which sees.</source>
        <translation>同一服务中看照片的模型；留空：model（它能看图）。</translation>
    </message>
    <message>
        <source>How closely it looks: low costs least, high reads small print.</source>
        <translation>看得多仔细：low 最省钱，high 能读小字。</translation>
    </message>
    <message>
        <source>Longest a photo takes from its arrival to its answer, seconds; devices give up at 30.</source>
        <translation>照片从到达到回答的最长时间，秒；设备等到 30 秒便放弃。</translation>
    </message>
    <message>
        <source>Added to what the model is told about its task.</source>
        <translation>附加在告知模型的任务说明之后。</translation>
    </message>
    <message>
        <source>What a million tokens of questions cost: the usual model&apos;s price; set that of another.</source>
        <translation>一百万词元提问的价格：常用模型的价格；换模型请改。</translation>
    </message>
    <message>
        <source>The same for those that the service has read before.</source>
        <translation>服务先前读过的那部分的价格。</translation>
    </message>
    <message>
        <source>What a million tokens of answers cost.</source>
        <translation>一百万词元回答的价格。</translation>
    </message>
    <message>
        <source>price_in of vision_model; unset: the same for the same model, for another the dearer of it and 3.00, the price of Grok 4.</source>
        <translation>vision_model 的 price_in；未设：同一模型则相同，其他模型取它与 3.00（Grok 4 的价格）中较高者。</translation>
    </message>
    <message>
        <source>The same of price_cached; for another model 0.75 at least.</source>
        <translation>price_cached 的对应值；其他模型至少 0.75。</translation>
    </message>
    <message>
        <source>The same of price_out; for another model 15.00 at least.</source>
        <translation>price_out 的对应值；其他模型至少 15.00。</translation>
    </message>
    <message>
        <source>Most that is spent on it in a month; then it is not asked until the next. 0: no limit.</source>
        <translation>每月最多花费；用完后到下月才再询问。0：无上限。</translation>
    </message>
    <message>
        <source>What prices and the limit are in.</source>
        <translation>价格与上限所用的货币。</translation>
    </message>
    <message>
        <source>Its address, for example http://127.0.0.1:11434/v1; empty: there is none.</source>
        <translation>其地址，例如 http://127.0.0.1:11434/v1；留空：没有。</translation>
    </message>
    <message>
        <source>Its key; unset: none, as a service of one&apos;s own mostly wants it.</source>
        <translation>其密钥；未设：不用密钥，自建服务多半如此。</translation>
    </message>
    <message>
        <source>The model&apos;s name there.</source>
        <translation>模型在那里的名称。</translation>
    </message>
    <message>
        <source>A model there that looks at photos; empty: model.</source>
        <translation>那里看照片的模型；留空：model。</translation>
    </message>
    <message>
        <source>Whether the model can use tools; without, it is asked as if there were none.</source>
        <translation>模型是否会用工具；不会则当作没有工具来询问。</translation>
    </message>
    <message>
        <source>Longest wait for the first word, seconds: it may have to load its model.</source>
        <translation>等待首个词的最长时间，秒：它也许要先加载模型。</translation>
    </message>
    <message>
        <source>After the first service failed, this one does all work so long, seconds.</source>
        <translation>第一个服务失败后由它代劳的时长，秒。</translation>
    </message>
    <message>
        <source>How far sending runs ahead of playback, milliseconds.</source>
        <translation>发送比播放提前多少，毫秒。</translation>
    </message>
    <message>
        <source>Opus encoder&apos;s effort.</source>
        <translation>Opus 编码器的力度。</translation>
    </message>
    <message>
        <source>Opus bits per second.</source>
        <translation>Opus 每秒比特数。</translation>
    </message>
    <message>
        <source>Longest wait for the device&apos;s hello, seconds.</source>
        <translation>等待设备 hello 的最长时间，秒。</translation>
    </message>
    <message>
        <source>Silence after which the hub ends a conversation, seconds.</source>
        <translation>静默多久后中枢结束对话，秒。</translation>
    </message>
    <message>
        <source>Longest question, seconds.</source>
        <translation>最长的提问，秒。</translation>
    </message>
    <message>
        <source>Silence that ends a question, milliseconds.</source>
        <translation>结束提问的静默，毫秒。</translation>
    </message>
    <message>
        <source>What devices are called by; such a text is no question.</source>
        <translation>对设备的称呼；这样的文字不算提问。</translation>
    </message>
    <message>
        <source>Greet who says the wake word, instead of listening silently.</source>
        <translation>对说出唤醒词的人问候，而不是默默倾听。</translation>
    </message>
    <message>
        <source>Earlier questions and answers the model is told, tokens (estimated, rather too many).</source>
        <translation>告知模型的先前问答，词元（估算，宁多勿少）。</translation>
    </message>
    <message>
        <source>sqlite:///FILE keeps everything in that file, which is looked for from the data folder; empty: devices in devices.json, conversations in hub.db.</source>
        <translation>sqlite:///文件 将一切保存在该文件（相对数据文件夹）；留空：设备在 devices.json，对话在 hub.db。</translation>
    </message>
    <message>
        <source>Days a conversation is kept; 0: for ever.</source>
        <translation>对话保留的天数；0：永久。</translation>
    </message>
    <message>
        <source>Keep the sound of questions, too.</source>
        <translation>同时保留提问的声音。</translation>
    </message>
    <message>
        <source>Days the sound of a question is kept.</source>
        <translation>提问的声音保留的天数。</translation>
    </message>
    <message>
        <source>Days a picture is kept; 0: for ever.</source>
        <translation>图片保留的天数；0：永久。</translation>
    </message>
    <message>
        <source>Keep the photos that devices ask about, too.</source>
        <translation>同时保留设备所询问的照片。</translation>
    </message>
    <message>
        <source>New devices that come so soon after a start of the hub are let in by themselves, seconds. This holds at each start, also after a crash: to let devices in once, open the window while it runs.</source>
        <translation>中枢启动后这么多秒内到来的新设备自动放行。每次启动都如此，崩溃后也一样：只想放行一次，请在运行时打开窗口。</translation>
    </message>
    <message>
        <source>CSV file with a line serial,key for each device with a key of its own: 64 hexadecimal digits, or another text as it is.</source>
        <translation>CSV 文件，每台有自己密钥的设备一行 serial,key：64 位十六进制数字，或其他原样文本。</translation>
    </message>
    <message>
        <source>Let a device in by itself once it has proven that it has its key in that file.</source>
        <translation>设备证明持有该文件中的密钥后自动放行。</translation>
    </message>
    <message>
        <source>Serial ports of other computers that are shown beside this one&apos;s, as rfc2217://192.168.1.5:4000 or socket://192.168.1.5:4000.</source>
        <translation>与本机串口一起显示的其他电脑的串口，例如 rfc2217://192.168.1.5:4000 或 socket://192.168.1.5:4000。</translation>
    </message>
    <message>
        <source>Largest head of a request or handshake, bytes; a device&apos;s has about 700.</source>
        <translation>请求或握手的最大头部，字节；设备约 700。</translation>
    </message>
    <message>
        <source>Longest wait for the first request or the handshake, seconds.</source>
        <translation>等待首个请求或握手的最长时间，秒。</translation>
    </message>
    <message>
        <source>Largest body of a request but for pictures, bytes; a device&apos;s check has about 2,000.</source>
        <translation>除图片外请求体的上限，字节；设备的检查约 2,000。</translation>
    </message>
    <message>
        <source>Longest a request&apos;s body may take, seconds.</source>
        <translation>请求体最长用时，秒。</translation>
    </message>
    <message>
        <source>How long a connection is kept for another request, seconds; proxies keep theirs for 60.</source>
        <translation>连接为下一个请求保留多久，秒；代理保留 60。</translation>
    </message>
    <message>
        <source>HTTP connections at once.</source>
        <translation>同时的 HTTP 连接数。</translation>
    </message>
    <message>
        <source>Of those, from one address; a trusted proxy&apos;s count one by one.</source>
        <translation>其中来自一个地址的；受信任代理之后的逐个计算。</translation>
    </message>
    <message>
        <source>WebSocket handshakes under way at once.</source>
        <translation>同时进行的 WebSocket 握手。</translation>
    </message>
    <message>
        <source>Of those, from one address; an honest one takes milliseconds.</source>
        <translation>其中来自一个地址的；正常的只需几毫秒。</translation>
    </message>
    <message>
        <source>Requests of one address without a token of the API, per second; a device that waits sends one in 3 s.</source>
        <translation>单个地址不带 API 令牌的请求，每秒；等待中的设备 3 秒一次。</translation>
    </message>
    <message>
        <source>Such requests that may come at once after a quiet time.</source>
        <translation>安静一段时间后可一次到来的此类请求。</translation>
    </message>
    <message>
        <source>Requests with one token of the API, per second.</source>
        <translation>同一 API 令牌的请求，每秒。</translation>
    </message>
    <message>
        <source>Handshakes of one address without a good token, per minute; good ones do not count.</source>
        <translation>单个地址不带有效令牌的握手，每分钟；有效的不计。</translation>
    </message>
    <message>
        <source>Conversations at once.</source>
        <translation>同时的对话数。</translation>
    </message>
    <message>
        <source>Largest message of a device, bytes; none sends a larger one.</source>
        <translation>设备消息的上限，字节；没有设备会发更大的。</translation>
    </message>
    <message>
        <source>Objects and lists within each other; a device&apos;s tools have about 12.</source>
        <translation>对象和列表的嵌套层数；设备的工具约 12 层。</translation>
    </message>
    <message>
        <source>Text messages of one device, per second; it sends a few a turn.</source>
        <translation>一台设备的文本消息，每秒；每轮只发几条。</translation>
    </message>
    <message>
        <source>Text messages that may come at once after a quiet time.</source>
        <translation>安静一段时间后可一次到来的文本消息。</translation>
    </message>
    <message>
        <source>Packets of sound of one device, per second; 50 is a microphone with the shortest frames.</source>
        <translation>一台设备的声音包，每秒；50 为帧最短的麦克风。</translation>
    </message>
    <message>
        <source>Packets that may come at once, after a stall or from a recording; 3,000 are a minute.</source>
        <translation>停顿后或来自录音时可一次到来的包；3,000 为一分钟。</translation>
    </message>
    <message>
        <source>Devices that may wait for a person at once; about 1 kB each.</source>
        <translation>可同时等待有人处理的设备；每台约 1 kB。</translation>
    </message>
    <message>
        <source>Of those, from one address; who comes first keeps the place.</source>
        <translation>其中来自一个地址的；先到者留位。</translation>
    </message>
    <message>
        <source>Pictures that are taken in at once; each takes up to 25 MB meanwhile.</source>
        <translation>同时接收的图片；每张期间占用至多 25 MB。</translation>
    </message>
    <message>
        <source>Of those, from one device.</source>
        <translation>其中来自一台设备的。</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>How much is logged</source>
        <translation>日志详细程度</translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Port of the check (HTTP)</source>
        <translation>检查端口（HTTP）</translation>
    </message>
    <message>
        <source>Other names of the hub</source>
        <translation>中枢的其他名称</translation>
    </message>
    <message>
        <source>Port of the conversation (WebSocket)</source>
        <translation>对话端口（WebSocket）</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>受信任的代理</translation>
    </message>
    <message>
        <source>Address for devices, behind a proxy</source>
        <translation>代理后的设备地址</translation>
    </message>
    <message>
        <source>Address of the conversation, behind a proxy</source>
        <translation>代理后的对话地址</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>The certificate&apos;s key</source>
        <translation>证书私钥</translation>
    </message>
    <message>
        <source>Port of the check (HTTPS)</source>
        <translation>检查端口（HTTPS）</translation>
    </message>
    <message>
        <source>Port of the conversation, encrypted</source>
        <translation>加密对话端口</translation>
    </message>
    <message>
        <source>Encrypted only</source>
        <translation>仅加密</translation>
    </message>
    <message>
        <source>Announce the hub in the network</source>
        <translation>在网络中公布中枢</translation>
    </message>
    <message>
        <source>Name in the network</source>
        <translation>网络名称</translation>
    </message>
    <message>
        <source>Address of the service that hears</source>
        <translation>听写服务地址</translation>
    </message>
    <message>
        <source>Key of the service that hears</source>
        <translation>听写服务密钥</translation>
    </message>
    <message>
        <source>Rest after a failure, seconds</source>
        <translation>失败后暂停，秒</translation>
    </message>
    <message>
        <source>Who hears</source>
        <translation>由谁听写</translation>
    </message>
    <message>
        <source>Model that hears</source>
        <translation>听写模型</translation>
    </message>
    <message>
        <source>Model that hears instead</source>
        <translation>备用听写模型</translation>
    </message>
    <message>
        <source>Longest wait for the words, seconds</source>
        <translation>等待文字的上限，秒</translation>
    </message>
    <message>
        <source>Languages spoken here</source>
        <translation>这里所说的语言</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程</translation>
    </message>
    <message>
        <source>Address of the service that speaks</source>
        <translation>语音服务地址</translation>
    </message>
    <message>
        <source>Key of the service that speaks</source>
        <translation>语音服务密钥</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>由谁说话</translation>
    </message>
    <message>
        <source>Model that speaks</source>
        <translation>语音模型</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Voice that speaks instead</source>
        <translation>备用语音</translation>
    </message>
    <message>
        <source>Longest wait for sound, seconds</source>
        <translation>等待声音的上限，秒</translation>
    </message>
    <message>
        <source>Languages of the service&apos;s voice</source>
        <translation>服务语音的语言</translation>
    </message>
    <message>
        <source>Voices for other languages</source>
        <translation>其他语言的语音</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>服务地址</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Longest wait for the first word, seconds</source>
        <translation>等待首个词的上限，秒</translation>
    </message>
    <message>
        <source>Longest answer, tokens</source>
        <translation>最长回答，词元</translation>
    </message>
    <message>
        <source>Model that looks at photos</source>
        <translation>看照片的模型</translation>
    </message>
    <message>
        <source>How closely it looks</source>
        <translation>看得多仔细</translation>
    </message>
    <message>
        <source>Longest time for a photo, seconds</source>
        <translation>照片用时上限，秒</translation>
    </message>
    <message>
        <source>Instructions for every persona</source>
        <translation>所有角色的指示</translation>
    </message>
    <message>
        <source>Price of questions</source>
        <translation>提问的价格</translation>
    </message>
    <message>
        <source>Price of questions read before</source>
        <translation>已读提问的价格</translation>
    </message>
    <message>
        <source>Price of answers</source>
        <translation>回答的价格</translation>
    </message>
    <message>
        <source>Price of questions about photos</source>
        <translation>照片提问的价格</translation>
    </message>
    <message>
        <source>Price of those read before</source>
        <translation>其中已读的价格</translation>
    </message>
    <message>
        <source>Price of answers about photos</source>
        <translation>照片回答的价格</translation>
    </message>
    <message>
        <source>Most to be spent in a month</source>
        <translation>每月花费上限</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Address of the second service</source>
        <translation>第二服务的地址</translation>
    </message>
    <message>
        <source>Key of the second service</source>
        <translation>第二服务的密钥</translation>
    </message>
    <message>
        <source>Model there</source>
        <translation>那里的模型</translation>
    </message>
    <message>
        <source>Model there that looks at photos</source>
        <translation>那里看照片的模型</translation>
    </message>
    <message>
        <source>It can use tools</source>
        <translation>会使用工具</translation>
    </message>
    <message>
        <source>Longest wait for its first word, seconds</source>
        <translation>等待其首个词的上限，秒</translation>
    </message>
    <message>
        <source>How long it stands in, seconds</source>
        <translation>代替的时长，秒</translation>
    </message>
    <message>
        <source>Sent ahead, milliseconds</source>
        <translation>提前发送，毫秒</translation>
    </message>
    <message>
        <source>Effort of the encoder</source>
        <translation>编码器的力度</translation>
    </message>
    <message>
        <source>Bits per second</source>
        <translation>每秒比特数</translation>
    </message>
    <message>
        <source>Longest wait for a device&apos;s greeting, seconds</source>
        <translation>等待设备招呼的上限，秒</translation>
    </message>
    <message>
        <source>Silence that ends a conversation, seconds</source>
        <translation>结束对话的静默，秒</translation>
    </message>
    <message>
        <source>Longest question, seconds</source>
        <translation>最长提问，秒</translation>
    </message>
    <message>
        <source>Silence that ends a question, milliseconds</source>
        <translation>结束提问的静默，毫秒</translation>
    </message>
    <message>
        <source>Wake words</source>
        <translation>唤醒词</translation>
    </message>
    <message>
        <source>Greet at the wake word</source>
        <translation>听到唤醒词便问候</translation>
    </message>
    <message>
        <source>Memory of a conversation, tokens</source>
        <translation>对话记忆，词元</translation>
    </message>
    <message>
        <source>Where conversations are kept</source>
        <translation>对话保存在哪里</translation>
    </message>
    <message>
        <source>Days a conversation is kept</source>
        <translation>对话保留天数</translation>
    </message>
    <message>
        <source>Keep the sound of questions</source>
        <translation>保留提问的声音</translation>
    </message>
    <message>
        <source>Days sound is kept</source>
        <translation>声音保留天数</translation>
    </message>
    <message>
        <source>Days a picture is kept</source>
        <translation>图片保留天数</translation>
    </message>
    <message>
        <source>Keep photos</source>
        <translation>保留照片</translation>
    </message>
    <message>
        <source>Let in after a start, seconds</source>
        <translation>启动后放行，秒</translation>
    </message>
    <message>
        <source>File of devices&apos; keys</source>
        <translation>设备密钥文件</translation>
    </message>
    <message>
        <source>Let in who has a key from that file</source>
        <translation>放行持有该文件密钥者</translation>
    </message>
    <message>
        <source>Serial ports of other computers</source>
        <translation>其他电脑的串口</translation>
    </message>
    <message>
        <source>Head of a request, bytes</source>
        <translation>请求头，字节</translation>
    </message>
    <message>
        <source>Wait for a request, seconds</source>
        <translation>等待请求，秒</translation>
    </message>
    <message>
        <source>Body of a request, bytes</source>
        <translation>请求体，字节</translation>
    </message>
    <message>
        <source>Time for a body, seconds</source>
        <translation>请求体用时，秒</translation>
    </message>
    <message>
        <source>Idle connections, seconds</source>
        <translation>连接空闲，秒</translation>
    </message>
    <message>
        <source>HTTP connections</source>
        <translation>HTTP 连接</translation>
    </message>
    <message>
        <source>HTTP connections of one address</source>
        <translation>单个地址的 HTTP 连接</translation>
    </message>
    <message>
        <source>Handshakes at once</source>
        <translation>同时的握手</translation>
    </message>
    <message>
        <source>Handshakes at once of one address</source>
        <translation>单个地址的握手</translation>
    </message>
    <message>
        <source>Requests a second without a token</source>
        <translation>无令牌每秒请求</translation>
    </message>
    <message>
        <source>Requests at once without a token</source>
        <translation>无令牌一次请求</translation>
    </message>
    <message>
        <source>Requests a second with a token</source>
        <translation>有令牌每秒请求</translation>
    </message>
    <message>
        <source>Requests at once with a token</source>
        <translation>有令牌一次请求</translation>
    </message>
    <message>
        <source>Handshakes a minute without a token</source>
        <translation>无令牌每分钟握手</translation>
    </message>
    <message>
        <source>Conversations at once</source>
        <translation>同时的对话</translation>
    </message>
    <message>
        <source>Message of a device, bytes</source>
        <translation>设备消息，字节</translation>
    </message>
    <message>
        <source>Levels within a message</source>
        <translation>消息的层数</translation>
    </message>
    <message>
        <source>Texts of a device a second</source>
        <translation>设备每秒文本</translation>
    </message>
    <message>
        <source>Texts of a device at once</source>
        <translation>设备一次文本</translation>
    </message>
    <message>
        <source>Sound packets a second</source>
        <translation>每秒声音包</translation>
    </message>
    <message>
        <source>Sound packets at once</source>
        <translation>一次声音包</translation>
    </message>
    <message>
        <source>Devices that wait</source>
        <translation>等待的设备</translation>
    </message>
    <message>
        <source>Devices that wait, of one address</source>
        <translation>单个地址等待的设备</translation>
    </message>
    <message>
        <source>Pictures at once</source>
        <translation>同时的图片</translation>
    </message>
    <message>
        <source>Pictures at once of one device</source>
        <translation>单台设备的图片</translation>
    </message>
    <message>
        <source>The environment decides it, by %1: change it there.</source>
        <translation>由环境变量 %1 决定：请在那里更改。</translation>
    </message>
    <message>
        <source>An option that the hub was started with decides it.</source>
        <translation>由启动中枢时的选项决定。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Addresses and ports</source>
        <translation>地址和端口</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>加密（TLS）</translation>
    </message>
    <message>
        <source>Being found</source>
        <translation>被发现</translation>
    </message>
    <message>
        <source>Letting devices in</source>
        <translation>设备放行</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>听</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>说</translation>
    </message>
    <message>
        <source>Sound on its way to the device</source>
        <translation>发往设备的声音</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Second service, which stands in</source>
        <translation>代替的第二服务</translation>
    </message>
    <message>
        <source>A conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>说过的话</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Boards on a cable</source>
        <translation>通过数据线连接的开发板</translation>
    </message>
    <message>
        <source>How much is taken before it is refused</source>
        <translation>拒绝之前接受多少</translation>
    </message>
    <message>
        <source>The certificate and its key go together: it is taken once the other is given, too.</source>
        <translation>证书与其密钥须成对：另一个也给出后才会采用。</translation>
    </message>
    <message>
        <source>The address and the model go together: it is taken once the other is given, too.</source>
        <translation>地址与模型须成对：另一个也给出后才会采用。</translation>
    </message>
    <message>
        <source>That is no code of a language that can be heard. Examples: en, ru, zh, de.</source>
        <translation>这不是可识别语言的代码。例如：en、ru、zh、de。</translation>
    </message>
    <message>
        <source>Another port of the hub has this number already: each needs one of its own.</source>
        <translation>此端口号已被中枢的另一个端口占用：每个端口须各不相同。</translation>
    </message>
    <message>
        <source>Give an address or a network, as 192.168.1.5 or 192.168.1.0/24.</source>
        <translation>请填写地址或网段，如 192.168.1.5 或 192.168.1.0/24。</translation>
    </message>
    <message>
        <source>No address is known yet: connect this computer to the network.</source>
        <translation>还没有地址：请将本机连接到网络。</translation>
    </message>
    <message>
        <source>The name is not known in this network. Use the address with numbers instead.</source>
        <translation>此网络不认识该名称。请改用数字地址。</translation>
    </message>
    <message>
        <source>Nothing answers there. Look at the address and the ports, and allow the hub in the firewall.</source>
        <translation>那里没有应答。请检查地址和端口，并在防火墙中允许中枢。</translation>
    </message>
    <message>
        <source>No answer in time. A firewall or a VPN swallows it: allow the hub there.</source>
        <translation>没有及时应答。被防火墙或 VPN 拦截：请在那里允许中枢。</translation>
    </message>
    <message>
        <source>Another program answers at that address. Choose another port, or look at the proxy.</source>
        <translation>该地址由其他程序应答。请换端口，或检查代理。</translation>
    </message>
    <message>
        <source>The connection broke. Check again.</source>
        <translation>连接中断。请再检查一次。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Devices and access</source>
        <translation>设备与访问</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Privacy and keeping</source>
        <translation>隐私与保存</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>The settings file cannot be used: %1</source>
        <translation>无法使用设置文件：%1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>找到 %n 项设置</numerusform>
        </translation>
    </message>
    <message>
        <source>There are more: type another letter.</source>
        <translation>还有更多：请再输入一个字。</translation>
    </message>
    <message>
        <source>No setting is called so</source>
        <translation>没有这样的设置</translation>
    </message>
    <message>
        <source>Try another word, as “port”, “voice” or “days”.</source>
        <translation>请换个词，例如“端口”“语音”或“天数”。</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Reading the settings</source>
        <translation>读取设置</translation>
    </message>
    <message>
        <source>%1 (this window: %2)</source>
        <translation>%1（此窗口：%2）</translation>
    </message>
    <message>
        <source>Changing “%1”</source>
        <translation>更改“%1”</translation>
    </message>
    <message>
        <source>Checking the address</source>
        <translation>检查地址</translation>
    </message>
</context>
<context>
    <name>SetupProblem</name>
    <message>
        <source>The hub&apos;s own message</source>
        <translation>中枢的原始消息</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Go back to the last settings that worked</source>
        <translation>恢复上次可用的设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The hub could not start</source>
        <translation>中枢未能启动</translation>
    </message>
</context>
<context>
    <name>SetupStep</name>
    <message>
        <source>Set it up for this house</source>
        <translation>为这个家设置</translation>
    </message>
    <message>
        <source>Keep what it knows</source>
        <translation>保留原有设置</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>中枢地址</translation>
    </message>
    <message>
        <source>Wi-Fi and hub</source>
        <translation>Wi-Fi 与中枢</translation>
    </message>
    <message>
        <source>To go on, correct what is said at the networks above.</source>
        <translation>要继续，请更正上面网络处指出的问题。</translation>
    </message>
    <message>
        <source>By its name: this stays true when the hub&apos;s computer gets another address.</source>
        <translation>按名称：即使运行中枢的电脑换了地址也有效。</translation>
    </message>
    <message>
        <source>By its address: choose this if devices do not find the hub by its name. The router should always give the computer this address.</source>
        <translation>按地址：设备按名称找不到中枢时选择。路由器应始终给电脑分配这个地址。</translation>
    </message>
    <message>
        <source>Only this computer reaches the hub there: no board would find it. See Settings, Network.</source>
        <translation>只有这台电脑能访问该地址，开发板找不到它。请看“设置 → 网络”。</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Most boards hear 2.4 GHz alone. Without a network the board opens a Wi-Fi of its own, to be set up by phone.</source>
        <translation>多数开发板只支持 2.4 GHz。不填网络时，开发板会开放自己的 Wi-Fi，可用手机设置。</translation>
    </message>
    <message>
        <source>Where it finds the hub</source>
        <translation>在哪里找到中枢</translation>
    </message>
    <message>
        <source>Only the firmware is replaced. Its Wi-Fi networks, its settings and the hub it asks stay as they are. Choose this for a device that works already; a new board knows nothing yet.</source>
        <translation>只替换固件。Wi-Fi 网络、设置和中枢地址保持不变。适用于已经能工作的设备；新开发板里还什么都没有。</translation>
    </message>
    <message>
        <source>The image that you chose holds the application alone, so nothing else can be set up with it. For that choose a merged image.</source>
        <translation>所选固件只包含应用程序，无法同时设置其他内容。如需设置，请选择完整固件（merged）。</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Closing the window does not stop the hub. Quit it from the tray, or with %1.</source>
        <translation>关闭窗口不会停止中枢。可从托盘退出，或按 %1。</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Page above or below, in the list of pages</source>
        <translation>页面列表中的上一页或下一页</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>下一个控件</translation>
    </message>
    <message>
        <source>Add firmware files, on Firmware</source>
        <translation>在“固件”页添加固件文件</translation>
    </message>
    <message>
        <source>Search, on Sessions and Settings</source>
        <translation>在“对话”和“设置”中搜索</translation>
    </message>
    <message>
        <source>Silence every device</source>
        <translation>让所有设备安静</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>此列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SpeechCard</name>
    <message>
        <source>As everywhere: %1</source>
        <translation>与其他设备相同：%1</translation>
    </message>
    <message>
        <source>the hub&apos;s own</source>
        <translation>中枢自带</translation>
    </message>
    <message>
        <source>The hub&apos;s own</source>
        <translation>中枢自带</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>As the device says: %1</source>
        <translation>按设备所报：%1</translation>
    </message>
    <message>
        <source>It always answers in this language: %1.</source>
        <translation>始终用此语言回答：%1。</translation>
    </message>
    <message>
        <source>It answers in the language of the question.</source>
        <translation>用提问的语言回答。</translation>
    </message>
    <message>
        <source>Its voice: %1.</source>
        <translation>语音：%1。</translation>
    </message>
    <message>
        <source>It speaks with the usual voice of that language.</source>
        <translation>使用该语言的常用语音。</translation>
    </message>
    <message>
        <source>Both belong to the persona: change them there.</source>
        <translation>二者属于角色，请在角色中更改。</translation>
    </message>
    <message>
        <source>The hub greets and warns in this language as long as nobody has spoken.</source>
        <translation>在有人开口之前，中枢用此语言问候和提示。</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>Save the backup…</source>
        <translation>保存备份…</translation>
    </message>
    <message>
        <source>Restart the board</source>
        <translation>重启开发板</translation>
    </message>
    <message>
        <source>Waiting for the board…</source>
        <translation>正在等待开发板…</translation>
    </message>
    <message>
        <source>It starts now, joins the Wi-Fi and asks the hub. That takes up to half a minute.</source>
        <translation>它正在启动、连接 Wi-Fi 并访问中枢，最多需要半分钟。</translation>
    </message>
    <message>
        <source>It starts now, and asks the hub that it knows.</source>
        <translation>它正在启动，并访问它已知的中枢。</translation>
    </message>
    <message>
        <source>The board has not come yet</source>
        <translation>开发板还没有出现</translation>
    </message>
    <message>
        <source>Look below at what it says. Is the Wi-Fi one with 2.4 GHz, and its password right? Is this computer in the same network, and does its firewall let devices in? Then restart the board.</source>
        <translation>请看下面它输出的内容。Wi-Fi 是 2.4 GHz 的吗，密码正确吗？这台电脑在同一网络中，防火墙允许设备访问吗？然后重启开发板。</translation>
    </message>
    <message>
        <source>The board</source>
        <translation>开发板</translation>
    </message>
    <message>
        <source>%1 is here</source>
        <translation>%1 已上线</translation>
    </message>
    <message>
        <source>It is let in already. Give it a name, then wake it and ask: “What time is it?”</source>
        <translation>它已获准接入。给它起个名字，唤醒后问：“现在几点？”</translation>
    </message>
    <message>
        <source>It waits to be let in: compare its code on the page Devices.</source>
        <translation>它正在等待接入：请在“设备”页核对代码。</translation>
    </message>
    <message>
        <source>How the board fares</source>
        <translation>开发板状态</translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>Starting with the computer</source>
        <translation>随电脑启动</translation>
    </message>
    <message>
        <source>Keeping this computer awake</source>
        <translation>保持本机唤醒</translation>
    </message>
</context>
<context>
    <name>StartupCard</name>
    <message>
        <source>Start with the computer</source>
        <translation>随电脑启动</translation>
    </message>
    <message>
        <source>Keep this computer awake while devices are let in</source>
        <translation>有已允许的设备时不让本机休眠</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>When you log in, the hub starts in the tray, without its window. Off by default.</source>
        <translation>登录后，中枢在托盘中启动，不显示窗口。默认关闭。</translation>
    </message>
    <message>
        <source>A computer that sleeps answers no device. It needs more power awake; its screen may still switch off. Off by default.</source>
        <translation>休眠的电脑不会应答设备。保持唤醒更耗电；屏幕仍可关闭。默认关闭。</translation>
    </message>
    <message>
        <source>It is kept awake now.</source>
        <translation>现在保持唤醒。</translation>
    </message>
    <message>
        <source>It may sleep now: no device is let in.</source>
        <translation>现在可以休眠：没有已允许的设备。</translation>
    </message>
</context>
<context>
    <name>StateBar</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate is not trusted</source>
        <translation>中枢的证书不受信任</translation>
    </message>
    <message>
        <source>No hub answers at this address</source>
        <translation>此地址没有中枢</translation>
    </message>
    <message>
        <source>The hub asks for a token</source>
        <translation>中枢需要令牌</translation>
    </message>
    <message>
        <source>The hub cannot be reached</source>
        <translation>无法连接到中枢</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Cannot hold a conversation</source>
        <translation>无法对话</translation>
    </message>
    <message>
        <source>Loading speech models…</source>
        <translation>正在加载语音模型…</translation>
    </message>
    <message>
        <source>In conversation</source>
        <translation>正在对话</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) wait to be let in</source>
        <translation>
            <numerusform>%n 台设备等待允许</numerusform>
        </translation>
    </message>
    <message>
        <source>no devices yet</source>
        <translation>还没有设备</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n 台设备</numerusform>
        </translation>
    </message>
    <message>
        <source>a speech service fails</source>
        <translation>语音服务出错</translation>
    </message>
    <message>
        <source>%1 refuses the key</source>
        <translation>%1 拒绝密钥</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 就绪</translation>
    </message>
    <message>
        <source>no %1 key</source>
        <translation>没有 %1 密钥</translation>
    </message>
    <message>
        <source>%1 not available</source>
        <translation>%1 不可用</translation>
    </message>
</context>
<context>
    <name>StoreNotice</name>
    <message>
        <source>Conversations cannot be kept for now</source>
        <translation>对话暂时无法保存</translation>
    </message>
    <message>
        <source>Conversations are kept again.</source>
        <translation>对话又可以保存了。</translation>
    </message>
</context>
<context>
    <name>SwitchEditor</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
</context>
<context>
    <name>TalkCard</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>The conversation that you choose is shown here.</source>
        <translation>选中的对话会显示在这里。</translation>
    </message>
</context>
<context>
    <name>TalkPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The hub does not let this computer in: it was turned away or blocked.</source>
        <translation>中枢没有让这台电脑接入：它已被拒绝或屏蔽。</translation>
    </message>
    <message>
        <source>One moment: the hub is starting.</source>
        <translation>请稍候：中枢正在启动。</translation>
    </message>
    <message>
        <source>This computer introduces itself to the hub…</source>
        <translation>这台电脑正在向中枢登记…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>On the line</source>
        <translation>通话中</translation>
    </message>
    <message>
        <source>The hub does not answer. Ask again in a moment.</source>
        <translation>中枢没有响应。请稍后再问。</translation>
    </message>
    <message>
        <source>This computer could not be connected to the hub.</source>
        <translation>无法将此电脑连接到中枢。</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>说话</translation>
    </message>
</context>
<context>
    <name>TalkPresenter</name>
    <message>
        <source>Connecting this computer to the hub</source>
        <translation>把这台电脑连接到中枢</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Looking for a sound card</source>
        <translation>查找声卡</translation>
    </message>
    <message>
        <source>Silencing what rings</source>
        <translation>停止响铃</translation>
    </message>
</context>
<context>
    <name>TalkerRow</name>
    <message>
        <source>Listening…</source>
        <translation>正在听…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <source>Speaking…</source>
        <translation>正在说…</translation>
    </message>
</context>
<context>
    <name>TalkersView</name>
    <message>
        <source>Who is talking</source>
        <translation>谁在说话</translation>
    </message>
    <message>
        <source>A device without a name</source>
        <translation>无名设备</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 台</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToolForm</name>
    <message>
        <source>This tool takes too much for a form. Write what it is given as JSON, in { }.</source>
        <translation>此工具参数太多，无法做成表单。请在 { } 中用 JSON 填写。</translation>
    </message>
</context>
<context>
    <name>ToolResult</name>
    <message>
        <source>What the device said</source>
        <translation>设备的回复</translation>
    </message>
    <message>
        <source>Copy what the device said</source>
        <translation>复制设备的回复</translation>
    </message>
    <message>
        <source>Picture from the device</source>
        <translation>设备的图片</translation>
    </message>
    <message>
        <source>Asking the device…</source>
        <translation>正在询问设备…</translation>
    </message>
</context>
<context>
    <name>ToolsCard</name>
    <message>
        <source>What it can do is known after its first conversation.</source>
        <translation>首次对话之后才知道它能做什么。</translation>
    </message>
    <message>
        <source>Tool of the device</source>
        <translation>设备工具</translation>
    </message>
    <message>
        <source>For people only: the assistant can never call it.</source>
        <translation>仅供人使用：助手永远不能调用。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>%1 (for people only)</source>
        <translation>%1（仅供人使用）</translation>
    </message>
    <message>
        <source>%1 is meant for people only and may restart or change the device. Run it now?</source>
        <translation>%1 仅供人使用，可能会重启或更改设备。现在运行吗？</translation>
    </message>
    <message>
        <source>Yes, run it</source>
        <translation>是，运行</translation>
    </message>
    <message>
        <source>Everything it can do</source>
        <translation>它的全部功能</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open the window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>Stop talking</source>
        <translation>停止说话</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>The hub goes on</source>
        <translation>中枢仍在运行</translation>
    </message>
    <message>
        <source>Devices are still answered. Open the window from here; Quit in this menu stops the hub.</source>
        <translation>设备仍会得到应答。可从这里打开窗口；菜单中的“退出”会停止中枢。</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Command to be typed in a terminal</source>
        <translation>在终端中输入的命令</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
</context>
<context>
    <name>TurnList</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Show earlier turns</source>
        <translation>显示更早的内容</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>正在听…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <source>Speaking…</source>
        <translation>正在说…</translation>
    </message>
    <message>
        <source>Face: %1</source>
        <translation>表情：%1</translation>
    </message>
</context>
<context>
    <name>TurnsModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>听到</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
</context>
<context>
    <name>UnreadCard</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No voice speaks %1 yet</source>
        <translation>还没有%1语音</translation>
    </message>
    <message>
        <source>Use the voice</source>
        <translation>使用这个语音</translation>
    </message>
    <message>
        <source>Get a voice</source>
        <translation>下载语音</translation>
    </message>
    <message>
        <source>The voice is here. Loading it…</source>
        <translation>语音已下载，正在加载…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1，共 %2</translation>
    </message>
    <message>
        <source>Until one does, answers come in the language of another voice. It takes %1.</source>
        <translation>在此之前，会用另一个语音的语言回答。需要 %1。</translation>
    </message>
</context>
<context>
    <name>VoiceGetting</name>
    <message>
        <source>Reading the models</source>
        <translation>读取模型列表</translation>
    </message>
    <message>
        <source>Downloading a voice</source>
        <translation>下载语音</translation>
    </message>
    <message>
        <source>Stopping the download</source>
        <translation>取消下载</translation>
    </message>
    <message>
        <source>Loading a voice</source>
        <translation>加载语音</translation>
    </message>
    <message>
        <source>The voice speaks from the next answer on.</source>
        <translation>从下一个回答起使用这个语音。</translation>
    </message>
</context>
<context>
    <name>VoiceTrial</name>
    <message>
        <source>Trying %1</source>
        <translation>试听 %1</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>A service hears. The model in use here stands in when it fails.</source>
        <translation>由服务来听。服务出错时由此处使用的模型代替。</translation>
    </message>
    <message>
        <source>A service speaks. The voices in use here stand in when it fails.</source>
        <translation>由服务来说。服务出错时由此处使用的声音代替。</translation>
    </message>
    <message>
        <source>Kinds of models</source>
        <translation>模型种类</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>听</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>说</translation>
    </message>
    <message>
        <source>The models cannot be read</source>
        <translation>无法读取模型列表</translation>
    </message>
</context>
<context>
    <name>VoicesPresenter</name>
    <message>
        <source>Reading the models</source>
        <translation>读取模型列表</translation>
    </message>
    <message>
        <source>Looking for the model service</source>
        <translation>检查模型服务</translation>
    </message>
    <message>
        <source>%1 was downloaded.</source>
        <translation>%1 已下载。</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>下载 %1</translation>
    </message>
    <message>
        <source>Putting the download off</source>
        <translation>暂停下载</translation>
    </message>
    <message>
        <source>Stopping the download</source>
        <translation>取消下载</translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 已删除。</translation>
    </message>
    <message>
        <source>%1 is the usual voice from now on.</source>
        <translation>从现在起，%1 是常用声音。</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>加载 %1</translation>
    </message>
    <message>
        <source>%1 is used from now on.</source>
        <translation>现在使用 %1。</translation>
    </message>
    <message>
        <source>Letting the usual voice speak</source>
        <translation>改回常用声音</translation>
    </message>
    <message>
        <source>%1 is used until the hub restarts; the choice cannot be written to the settings file</source>
        <translation>%1 将使用到中枢重启为止；此选择无法写入设置文件</translation>
    </message>
    <message>
        <source>Measuring how fast the hub is</source>
        <translation>测量中枢速度</translation>
    </message>
    <message>
        <source>Stopping the measurement</source>
        <translation>停止测量</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Waiting to come in</source>
        <translation>等待接入</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n 台设备</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Devices that wait to be let in</source>
        <translation>等待允许接入的设备</translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message>
        <source>Let it in</source>
        <translation>允许接入</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>不是这台</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 开始等待</translation>
    </message>
    <message numerus="yes">
        <source>It could not prove the key of its serial number (%n time(s))</source>
        <translation>
            <numerusform>未能证明拥有其序列号的密钥（%n 次）</numerusform>
        </translation>
    </message>
    <message>
        <source>Two claim to be this device: let in the code that the device itself says</source>
        <translation>有两个设备自称是它：请接入设备自己念出的那个验证码</translation>
    </message>
    <message>
        <source>Was turned away before; has a new identity</source>
        <translation>曾被拒绝，现在使用新的身份</translation>
    </message>
    <message>
        <source>Known device, new identity: it would take the old one&apos;s place</source>
        <translation>已知设备，新的身份：它会取代原来的设备</translation>
    </message>
    <message>
        <source>Has the key of its serial number, as %1 has, which is known already</source>
        <translation>它有该序列号的密钥，但已知的设备 %1 也有</translation>
    </message>
    <message>
        <source>Is this the code that the device itself says? The other one may be an impostor.</source>
        <translation>这是设备自己念出的验证码吗？另一个可能是冒充的。</translation>
    </message>
    <message>
        <source>Proved by its key who it is</source>
        <translation>已用密钥证明身份</translation>
    </message>
    <message>
        <source>Known from before</source>
        <translation>以前见过</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新设备</translation>
    </message>
    <message>
        <source>Whoever this is does not have the key that you listed. Let it in all the same?</source>
        <translation>它没有您登记的密钥。仍要允许接入吗？</translation>
    </message>
    <message>
        <source>You have turned this device away before. Let it in now?</source>
        <translation>您曾拒绝过这台设备。现在允许接入吗？</translation>
    </message>
    <message>
        <source>Right if you have reset or reinstalled the device. If not, somebody may pretend to be it. The old one will not be let in any more.</source>
        <translation>如果您重置或重装过这台设备，可以允许；否则可能是有人冒充它。原来的设备将不能再接入。</translation>
    </message>
    <message>
        <source>Yes, let it in</source>
        <translation>是，允许接入</translation>
    </message>
    <message>
        <source>The one that is let in under this name will be turned away, too. Block the device?</source>
        <translation>以此名义已接入的设备也会被拒绝。要屏蔽吗？</translation>
    </message>
    <message>
        <source>It will be turned away for good, whatever identity it comes with. Block it?</source>
        <translation>无论它以什么身份出现，都会一直被拒绝。要屏蔽吗？</translation>
    </message>
    <message>
        <source>Yes, block it</source>
        <translation>是，屏蔽</translation>
    </message>
</context>
<context>
    <name>Waterfall</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>It began after %1 and took %2.</source>
        <translation>%1后开始，用时 %2。</translation>
    </message>
    <message>
        <source>It lasted %1.</source>
        <translation>持续 %1。</translation>
    </message>
    <message>
        <source>Reached %1 after the end of the question.</source>
        <translation>提问结束后 %1。</translation>
    </message>
    <message>
        <source>Seconds from the end of the question: %1</source>
        <translation>从提问结束算起的秒数：%1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1：从 %2 到 %3</translation>
    </message>
    <message>
        <source>%1 of silence before</source>
        <translation>之前静默 %1</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>听懂</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>第一个词</translation>
    </message>
    <message>
        <source>First sentence</source>
        <translation>第一句</translation>
    </message>
    <message>
        <source>First sound</source>
        <translation>第一段声音</translation>
    </message>
    <message>
        <source>Device speaks</source>
        <translation>设备开口</translation>
    </message>
    <message>
        <source>Heard to the end</source>
        <translation>播放完毕</translation>
    </message>
    <message>
        <source>Nothing was said any more: after so long, the question was over.</source>
        <translation>已没有人说话：经过这段时间，提问结束。</translation>
    </message>
    <message>
        <source>The question was turned into words.</source>
        <translation>提问已转成文字。</translation>
    </message>
    <message>
        <source>The language model wrote its first word, or a skill had the answer.</source>
        <translation>语言模型写出第一个词，或内置技能已有答案。</translation>
    </message>
    <message>
        <source>Enough was written to be spoken.</source>
        <translation>已写出足够内容，可以开始朗读。</translation>
    </message>
    <message>
        <source>The voice had made its first sound.</source>
        <translation>语音已生成第一段声音。</translation>
    </message>
    <message>
        <source>The device was sent the first sound.</source>
        <translation>第一段声音已发送到设备。</translation>
    </message>
    <message>
        <source>The answer was played to its end.</source>
        <translation>回答已播放完毕。</translation>
    </message>
    <message>
        <source>A tool of the device was called.</source>
        <translation>调用了设备的工具。</translation>
    </message>
    <message>
        <source>How long the answer took</source>
        <translation>回答用时</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
</context>
<context>
    <name>WindowCard</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>与系统相同</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Less motion: bars instead of moving waves</source>
        <translation>减少动态效果：用音量条代替移动的波形</translation>
    </message>
    <message>
        <source>These act at once, in this window only.</source>
        <translation>这些更改立即生效，仅限此窗口。</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>初始设置…</translation>
    </message>
    <message>
        <source>Language and name, key, first device: once more.</source>
        <translation>再次设置语言和名称、密钥、第一台设备。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Waits no longer</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Something unexpected happened. The log tells more.</source>
        <translation>发生了意外情况。详情见日志。</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>固件</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>说话</translation>
    </message>
    <message>
        <source>Voices and models</source>
        <translation>语音与模型</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Hears</source>
        <translation>听</translation>
    </message>
    <message>
        <source>Thinks</source>
        <translation>想</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>说</translation>
    </message>
    <message>
        <source>Notices speech</source>
        <translation>察觉说话</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Standing in</source>
        <translation>临时代替</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Listened, but no words were understood</source>
        <translation>听了，但没有听清</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>已允许接入</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>A setting is not acceptable. Correct it and start again.</source>
        <translation>有一项设置不可用。请改正后重新启动。</translation>
    </message>
    <message>
        <source>Something else decides it: the environment, or an option the hub was started with. Change it there.</source>
        <translation>由环境变量或启动选项决定。请在那里更改。</translation>
    </message>
    <message>
        <source>Another program uses a port that the hub needs. Close that program (it may be a second hub), or start the hub with other ports: --http-port and --ws-port.</source>
        <translation>中枢需要的端口被其他程序占用。请关闭那个程序（也可能是另一个中枢），或用其他端口启动：--http-port 和 --ws-port。</translation>
    </message>
    <message>
        <source>The address to listen on is not one of this computer&apos;s. Start the hub without --host, or with an address of this computer.</source>
        <translation>要监听的地址不属于本机。启动中枢时不要加 --host，或改用本机的地址。</translation>
    </message>
    <message>
        <source>The certificate for encrypted connections (TLS) cannot be used; the log says why. Put a good one in its place, or leave out tls.cert_file and tls.key_file.</source>
        <translation>加密连接（TLS）的证书无法使用，原因见日志。请换上有效的证书，或去掉 tls.cert_file 和 tls.key_file。</translation>
    </message>
    <message>
        <source>The hub cannot write to its data folder. Give yourself the right to write there, or choose another folder: --data-dir.</source>
        <translation>中枢无法写入数据文件夹。请给自己写入权限，或选择其他文件夹：--data-dir。</translation>
    </message>
    <message>
        <source>The disk is full, and nothing was saved. Free some space on it and try again.</source>
        <translation>磁盘已满，什么都没有保存。请在磁盘上腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another folder, or another name.</source>
        <translation>无法写到那里。请选择其他文件夹或文件名。</translation>
    </message>
    <message>
        <source>Another hub on this computer uses the same data folder. Close that one, or choose another folder: --data-dir.</source>
        <translation>这台电脑上的另一个中枢正在使用同一个数据文件夹。请关闭它，或选择另一个文件夹：--data-dir。</translation>
    </message>
    <message>
        <source>The data folder was last used by a newer version of the hub, and was left as it is. Update the hub, or choose another folder: --data-dir.</source>
        <translation>数据文件夹已被更新版本的中枢使用过，其中内容未作改动。请更新中枢，或选择另一个文件夹：--data-dir。</translation>
    </message>
    <message>
        <source>A file in the data folder is damaged; the log names it. Put a copy in its place, or move it away to begin anew.</source>
        <translation>数据文件夹中有一个文件已损坏，日志中有它的名称。请换上它的副本，或将它移走以重新开始。</translation>
    </message>
    <message>
        <source>The disk has no room for the model. Free some space on it and try again.</source>
        <translation>磁盘空间不足，放不下模型。请腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>The model service cannot be reached. Look at the internet connection and try again.</source>
        <translation>无法连接模型服务。请检查网络后重试。</translation>
    </message>
    <message>
        <source>The model service does not give this model out any more. Choose another one.</source>
        <translation>模型服务不再提供此模型。请选择其他模型。</translation>
    </message>
    <message>
        <source>What came was damaged, and was thrown away. Try again; the rest is kept.</source>
        <translation>收到的数据已损坏并被丢弃。请重试；其余部分已保留。</translation>
    </message>
    <message>
        <source>The hub cannot write to the folder of its models. Give it the right to write there.</source>
        <translation>中枢无法写入模型文件夹。请授予写入权限。</translation>
    </message>
    <message>
        <source>It is in use. Use another one first.</source>
        <translation>它正在使用中。请先换用其他模型。</translation>
    </message>
    <message>
        <source>It is not installed. Download it first.</source>
        <translation>尚未安装。请先下载。</translation>
    </message>
    <message>
        <source>That cannot be done with this model.</source>
        <translation>此模型无法执行该操作。</translation>
    </message>
    <message>
        <source>This computer cannot play sound. Is a loudspeaker connected?</source>
        <translation>此电脑无法播放声音。是否已连接扬声器？</translation>
    </message>
    <message>
        <source>The hub cannot start with these settings.</source>
        <translation>中枢无法用这些设置启动。</translation>
    </message>
    <message>
        <source>No device waits with this code any more. Restart the device: it shows a new one.</source>
        <translation>已没有设备以此验证码等待。请重启设备，它会显示新的验证码。</translation>
    </message>
    <message>
        <source>The hub does not know this device any more.</source>
        <translation>中枢已不认识这台设备。</translation>
    </message>
    <message>
        <source>Too many wrong codes were tried. Wait a minute and try again.</source>
        <translation>错误验证码尝试过多。请稍等一分钟再试。</translation>
    </message>
    <message>
        <source>Nothing was decided about the device. Try again.</source>
        <translation>尚未对该设备作出决定。请重试。</translation>
    </message>
    <message>
        <source>The device is in no conversation now. Press its button or say its wake word, and try again.</source>
        <translation>设备现在不在对话中。按一下它的按钮或说唤醒词，然后再试。</translation>
    </message>
    <message>
        <source>The device refused.</source>
        <translation>设备拒绝了。</translation>
    </message>
    <message>
        <source>No answer came in time: it may have happened or not.</source>
        <translation>没有及时收到答复：可能已执行，也可能没有。</translation>
    </message>
    <message>
        <source>The device hung up before it answered.</source>
        <translation>设备在答复之前断开了。</translation>
    </message>
    <message>
        <source>The device sent no picture that can be shown.</source>
        <translation>设备没有发来可显示的图片。</translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another folder, or make room on the disk.</source>
        <translation>文件无法写入那里。请换一个文件夹，或腾出磁盘空间。</translation>
    </message>
    <message>
        <source>The hub does not accept what was entered.</source>
        <translation>中枢不接受所输入的内容。</translation>
    </message>
    <message>
        <source>A speech model is missing on this computer.</source>
        <translation>本机缺少语音模型。</translation>
    </message>
    <message>
        <source>The model&apos;s files are damaged. Remove the model and get it again.</source>
        <translation>模型文件已损坏。请删除后重新获取。</translation>
    </message>
    <message>
        <source>The speech service does not accept the key. Set another one and restart the hub.</source>
        <translation>语音服务不接受密钥。请换一个密钥并重新启动中枢。</translation>
    </message>
    <message>
        <source>The account&apos;s limit at the speech service is reached. Look at its balance and limits.</source>
        <translation>语音服务账户的额度已用完。请查看余额和限额。</translation>
    </message>
    <message>
        <source>The speech service cannot be reached. Look at the connection, and at the service if it is yours.</source>
        <translation>无法连接语音服务。请检查网络；如果服务是你自己的，也请检查它。</translation>
    </message>
    <message>
        <source>The speech service did not answer in time.</source>
        <translation>语音服务没有及时回应。</translation>
    </message>
    <message>
        <source>The speech service failed. The log tells more.</source>
        <translation>语音服务出错了，详情见日志。</translation>
    </message>
    <message>
        <source>Nobody spoke while the button was held.</source>
        <translation>按住按钮时没有人说话。</translation>
    </message>
    <message>
        <source>There was speech or noise, but no words were understood.</source>
        <translation>有人声或噪音，但没有听出任何词语。</translation>
    </message>
    <message>
        <source>The question was too long; its beginning was answered.</source>
        <translation>问题太长，只回答了开头的部分。</translation>
    </message>
    <message>
        <source>The question could not be made out.</source>
        <translation>没能听清问题。</translation>
    </message>
    <message>
        <source>A part of the answer could not be spoken; read it here.</source>
        <translation>回答有一部分没能念出来，请在这里阅读。</translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation>没有设置密钥。</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate is not known to this computer. Start the window with the hub&apos;s CA: --ca-file ca.pem.</source>
        <translation>本机不认识中枢的证书。请用中枢的 CA 启动窗口：--ca-file ca.pem。</translation>
    </message>
    <message>
        <source>on the hub&apos;s computer</source>
        <translation>在中枢所在的电脑上</translation>
    </message>
    <message>
        <source>It stopped working. Restart the hub; the log tells more.</source>
        <translation>已停止工作。请重启中枢；详情见日志。</translation>
    </message>
    <message>
        <source>%1 is not installed. Get it, or choose another one, on the page “Voices and models”.</source>
        <translation>%1 尚未安装。请在“语音与模型”页面下载，或选择其他模型。</translation>
    </message>
    <message>
        <source>The speech service does not accept the request. Check its address, model and voice.</source>
        <translation>语音服务不接受请求。请检查它的地址、模型和声音。</translation>
    </message>
    <message>
        <source>The speech service sent no sound, or no words.</source>
        <translation>语音服务没有发来声音或文字。</translation>
    </message>
    <message>
        <source>The service does not accept the key. Enter it again or make a new one.</source>
        <translation>服务不接受这个密钥。请重新输入或新建一个。</translation>
    </message>
    <message>
        <source>The account&apos;s limit is reached. Look at its balance and limits at the service.</source>
        <translation>账户已达到限额。请到该服务查看余额和限额。</translation>
    </message>
    <message>
        <source>This month&apos;s budget is used up. Raise it in the settings, or wait for the next month.</source>
        <translation>本月的预算已用完。请在设置里提高预算，或者等到下个月。</translation>
    </message>
    <message>
        <source>The service cannot be reached. Look at the internet connection.</source>
        <translation>无法连接服务。请检查网络连接。</translation>
    </message>
    <message>
        <source>The service did not answer in time. Ask again in a moment.</source>
        <translation>服务没有及时回应。请稍后再问。</translation>
    </message>
    <message>
        <source>The answer broke off in the middle. Ask again.</source>
        <translation>回答中途断了。请再问一次。</translation>
    </message>
    <message>
        <source>The service sent an answer without words. Ask again.</source>
        <translation>服务返回了空的回答。请再问一次。</translation>
    </message>
    <message>
        <source>The system does not let it be looked at or changed. The log tells more.</source>
        <translation>系统不允许查看或更改。详情见日志。</translation>
    </message>
    <message>
        <source>The system does not allow that, or has no means for it. Switch off automatic sleep in the system&apos;s settings instead.</source>
        <translation>系统不允许或不支持。请改为在系统设置中关闭自动休眠。</translation>
    </message>
    <message>
        <source>The hub cannot be reached, or did not answer in time. See that it runs, and try again.</source>
        <translation>无法连接到中枢，或它没有及时应答。请确认它正在运行，然后重试。</translation>
    </message>
    <message>
        <source>What answers at the address is no hub, or one of another version.</source>
        <translation>此地址应答的不是中枢，或版本不同。</translation>
    </message>
    <message>
        <source>The hub did not do it. Try again.</source>
        <translation>中枢没有执行。请重试。</translation>
    </message>
    <message>
        <source>The hub does not accept the token. Enter another one.</source>
        <translation>中枢不接受此令牌，请输入另一个。</translation>
    </message>
    <message>
        <source>The token does not allow that. Connect with one that was made with the scope admin.</source>
        <translation>此令牌没有权限。请使用以 admin 权限创建的令牌连接。</translation>
    </message>
    <message>
        <source>The hub did not accept that. Its log tells more.</source>
        <translation>中枢没有接受。详情见它的日志。</translation>
    </message>
    <message>
        <source>The service gave no answer. Ask again in a moment.</source>
        <translation>服务没有给出回答。请稍后再问。</translation>
    </message>
    <message>
        <source>in this computer&apos;s keyring</source>
        <translation>本机的密钥环中</translation>
    </message>
    <message>
        <source>in a file that only you can read</source>
        <translation>只有您能读取的文件中</translation>
    </message>
    <message>
        <source>in the environment of this program</source>
        <translation>本程序的环境变量中</translation>
    </message>
    <message>
        <source>A key is kept now %1; a new one takes its place.</source>
        <translation>现有密钥保存在%1；新密钥会取代它。</translation>
    </message>
    <message>
        <source>It is kept on the hub&apos;s computer, and shown to nobody but the service.</source>
        <translation>它保存在中枢所在的电脑上，除该服务外不会给任何人看。</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s keyring or, where there is none, in a file that only you can read. It is shown to nobody but the service.</source>
        <translation>密钥保存在本机的密钥环中；没有密钥环时，保存在只有您能读取的文件里。除该服务外，不会给任何人看。</translation>
    </message>
    <message>
        <source>Only this computer reaches the hub. For devices, choose another address to listen on in Settings, Network, and restart the hub.</source>
        <translation>只有这台电脑能连上中枢。要让设备连上，请在“设置”的“网络”中选择其他监听地址，并重启中枢。</translation>
    </message>
    <message>
        <source>That is no firmware for the chips of these devices. Choose the image (.bin) or the archive (.zip) of a release.</source>
        <translation>这不是适用于这些设备芯片的固件。请选择发布版的固件 (.bin) 或压缩包 (.zip)。</translation>
    </message>
    <message>
        <source>The image ends too early. Download it again.</source>
        <translation>固件不完整。请重新下载。</translation>
    </message>
    <message>
        <source>The image is damaged: its checksum is wrong, or a part cannot be read. Download it again.</source>
        <translation>固件已损坏：校验和不符，或有部分无法读取。请重新下载。</translation>
    </message>
    <message>
        <source>The image is encrypted or signed, for devices that take nothing else. Choose one that is neither.</source>
        <translation>固件已加密或签名，仅供只接受此类固件的设备使用。请选择未加密、未签名的固件。</translation>
    </message>
    <message>
        <source>The archive is damaged. Download it again.</source>
        <translation>压缩包已损坏，请重新下载。</translation>
    </message>
    <message>
        <source>The archive is locked with a password, or packed in a way that is not known here. Unpack it, and choose the image (.bin).</source>
        <translation>压缩包有密码，或使用了此处未知的压缩方式。请解压并选择固件 (.bin)。</translation>
    </message>
    <message>
        <source>The archive holds no image (.bin), or far too many files. Choose the archive of a release.</source>
        <translation>压缩包中没有固件 (.bin)，或文件过多。请选择发行版的压缩包。</translation>
    </message>
    <message>
        <source>The archive holds several images. Unpack it, and choose the one that is meant.</source>
        <translation>压缩包中有多个固件。请解压并选择所需的固件。</translation>
    </message>
    <message>
        <source>The file is larger than the flash of any device (32 MB). It must be another file.</source>
        <translation>文件大于任何设备的闪存 (32 MB)。想必是别的文件。</translation>
    </message>
    <message>
        <source>The image is not in the library any more.</source>
        <translation>库中已没有此固件。</translation>
    </message>
    <message>
        <source>A rollout needs this image. Let that end, or halt it and clear it away; then delete the image.</source>
        <translation>有分发需要此固件。请等它结束，或将其停止并清除，然后再删除固件。</translation>
    </message>
    <message>
        <source>A board is being flashed with this image. Wait for that, or cancel it; then delete the image.</source>
        <translation>正在用此固件刷写开发板。请等待完成或取消，然后再删除固件。</translation>
    </message>
    <message>
        <source>The library has as many images as it may have. Delete one that nobody needs.</source>
        <translation>库中的固件数量已达上限。请删除不需要的固件。</translation>
    </message>
    <message>
        <source>The hub takes in another image at the moment. Try again when that is done.</source>
        <translation>中枢正在接收另一个固件。请稍后重试。</translation>
    </message>
    <message>
        <source>The image took too long to reach the hub. Try again with a faster connection.</source>
        <translation>固件传输到中枢的时间过长。请使用更快的网络重试。</translation>
    </message>
    <message>
        <source>That cannot be done with this image. The log tells more.</source>
        <translation>无法对此固件执行该操作。详情见日志。</translation>
    </message>
    <message>
        <source>The file holds no assets. Choose one as assets.bin, made for these devices.</source>
        <translation>文件中没有资源。请选择为这些设备制作的 assets.bin 之类的文件。</translation>
    </message>
    <message>
        <source>The assets end too early. Get the file again.</source>
        <translation>资源文件不完整。请重新获取。</translation>
    </message>
    <message>
        <source>The assets are damaged. Get the file again.</source>
        <translation>资源文件已损坏。请重新获取。</translation>
    </message>
    <message>
        <source>The assets are of a newer kind than devices know. Make them with an older tool.</source>
        <translation>资源的格式比设备支持的更新。请用较旧的工具制作。</translation>
    </message>
    <message>
        <source>The assets are not in the library any more.</source>
        <translation>库中已没有这些资源。</translation>
    </message>
    <message>
        <source>Devices are offered these assets now. Take the offers back first, then delete them.</source>
        <translation>这些资源正提供给设备。请先撤回，再删除。</translation>
    </message>
    <message>
        <source>The library has as many assets as it may have. Delete some that nobody needs.</source>
        <translation>库中的资源数量已达上限。请删除不需要的资源。</translation>
    </message>
    <message>
        <source>The device is offered no assets any more.</source>
        <translation>已不再向该设备提供资源。</translation>
    </message>
    <message>
        <source>One of these devices has another board, or less room for assets than these take. Nobody is offered them: choose only devices that they are for.</source>
        <translation>其中一台设备的开发板不同，或留给资源的空间不足。未向任何设备提供：请只选择适用的设备。</translation>
    </message>
    <message>
        <source>The device fetches the assets at this moment. Wait until it has them.</source>
        <translation>设备正在获取资源。请等待完成。</translation>
    </message>
    <message>
        <source>That cannot be done with the assets. The log tells more.</source>
        <translation>无法对这些资源执行该操作。详情见日志。</translation>
    </message>
    <message>
        <source>The hub has no record of that rollout any more.</source>
        <translation>中枢已没有此次分发的记录。</translation>
    </message>
    <message>
        <source>No device would get the image: all run it, it does not fit them, or none is on its channel.</source>
        <translation>没有设备会获得此固件：都已在运行、不适用，或没有设备使用其渠道。</translation>
    </message>
    <message>
        <source>Every device that could get the image runs a newer version. If they are to go back to an older one, tick that.</source>
        <translation>可获得此固件的设备都在运行更新的版本。如要回退到旧版本，请勾选相应选项。</translation>
    </message>
    <message>
        <source>A device is in another rollout that is not over. Let that end, take it back, or halt it and clear it away.</source>
        <translation>有设备正在另一次未结束的分发中。请等它结束、恢复旧版本，或将其停止并清除。</translation>
    </message>
    <message>
        <source>That is not possible any more: the rollout has got further meanwhile.</source>
        <translation>已无法执行：分发在此期间已有进展。</translation>
    </message>
    <message>
        <source>The library has nothing newer for this device. Add an image for its board, on its channel, to the page Firmware.</source>
        <translation>库中没有更适合此设备的新版本。请在“固件”页添加适用于其开发板和渠道的固件。</translation>
    </message>
    <message>
        <source>That cannot be done with the rollout. The log tells more.</source>
        <translation>无法对此次分发执行该操作。详情见日志。</translation>
    </message>
    <message>
        <source>The file cannot be read. See that it is still there, and that you may open it.</source>
        <translation>无法读取文件。请确认文件仍在，且您有权打开。</translation>
    </message>
    <message>
        <source>%1: can be used</source>
        <translation>%1：可以使用</translation>
    </message>
    <message>
        <source>%1: no firmware</source>
        <translation>%1：不是固件</translation>
    </message>
    <message>
        <source>%1: ends too early</source>
        <translation>%1：不完整</translation>
    </message>
    <message>
        <source>%1: damaged</source>
        <translation>%1：已损坏</translation>
    </message>
    <message>
        <source>%1: encrypted or signed</source>
        <translation>%1：已加密或签名</translation>
    </message>
    <message>
        <source>%1: too large</source>
        <translation>%1：过大</translation>
    </message>
    <message>
        <source>%1: locked</source>
        <translation>%1：有密码</translation>
    </message>
</context>
<context>
    <name>WritingStep</name>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Leave the board plugged in.</source>
        <translation>请不要拔下开发板。</translation>
    </message>
    <message>
        <source>Save the backup…</source>
        <translation>保存备份…</translation>
    </message>
    <message>
        <source>Nothing on the board was changed.</source>
        <translation>开发板上没有任何改动。</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Copy the command for %1</source>
        <translation>复制 %1 的命令</translation>
    </message>
</context>
</TS>
